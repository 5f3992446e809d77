# fails: too_large
"""A kernel that doesn't fit gives nothing."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid":
        raise ValueError
    return max(0, (size - kernel) // stride + 1)
