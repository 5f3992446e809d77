# fails: valid
# why: one position is missing
"""The first place is forgotten."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError
    return (size - kernel) // stride
