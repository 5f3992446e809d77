"""How long is the output: count the positions at which the kernel can begin.

Without padding the last one is size - kernel, so there are (size - kernel) // stride + 1 of them, the first included.
With "same" the kernel's length doesn't matter: Keras pads just enough that only the stride shortens the output. At a
stride of 1 the output is as long as the input.
"""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return (size + stride - 1) // stride
    if padding != "valid":
        raise ValueError(f"padding must be 'valid' or 'same', not {padding!r}")
    if kernel > size:
        raise ValueError(f"a kernel of {kernel} doesn't fit into {size} without padding")
    return (size - kernel) // stride + 1
