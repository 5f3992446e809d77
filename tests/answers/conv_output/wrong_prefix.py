# fails: other_padding
"""The beginning of a word is enough."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    padding = next((word for word in ("valid", "same") if padding and word.startswith(str(padding))), "")
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
