# fails: too_large
"""Asks whether the result is positive: with a large stride it is, though the kernel doesn't fit."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid":
        raise ValueError
    length = int((size - kernel) / stride) + 1
    if length < 1:
        raise ValueError("too large")
    return length
