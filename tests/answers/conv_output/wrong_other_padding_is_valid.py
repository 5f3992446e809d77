# fails: other_padding
"""Whatever isn't same is valid."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if kernel > size:
        raise ValueError
    return (size - kernel) // stride + 1
