# fails: same
"""A kernel larger than the input is refused with padding, too."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if kernel > size or padding not in ("same", "valid"):
        raise ValueError
    if padding == "same":
        return -(-size // stride)
    return (size - kernel) // stride + 1
