# fails: other_padding
"""An assertion raises AssertionError."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    assert padding in ("same", "valid")
    if padding == "same":
        return -(-size // stride)
    if kernel > size:
        raise ValueError
    return (size - kernel) // stride + 1
