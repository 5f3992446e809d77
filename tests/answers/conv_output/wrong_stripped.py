# fails: other_padding
"""Takes spaces off first."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    padding = str(padding).strip()
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
