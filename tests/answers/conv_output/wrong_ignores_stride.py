# fails: valid
# why: the stride is not used
"""Only right for a stride of 1."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError
    return size - kernel + 1
