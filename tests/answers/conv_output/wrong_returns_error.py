# fails: other_padding
# why: returned like a result
"""The error is returned, not raised."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid":
        return ValueError(padding)
    if kernel > size:
        return ValueError(kernel)
    return (size - kernel) // stride + 1
