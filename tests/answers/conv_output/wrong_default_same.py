# fails: valid
"""Another default."""


def conv_output_size(size, kernel, stride=1, padding="same"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError
    return (size - kernel) // stride + 1
