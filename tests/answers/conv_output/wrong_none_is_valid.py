# fails: other_padding
"""None is taken for the default."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    padding = "valid" if padding is None else padding
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
