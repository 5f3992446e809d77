# fails: other_padding
# why: which `except ValueError` doesn't catch
"""Refuses the padding with an exception of another kind."""

def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding == "valid":
        if kernel > size:
            raise ValueError
        return (size - kernel) // stride + 1
    raise NotImplementedError(padding)
