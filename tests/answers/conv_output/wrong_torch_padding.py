# fails: same
# why: both ends are padded by kernel // 2
"""PyTorch's formula, with half a kernel at both ends."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "valid":
        if kernel > size:
            raise ValueError("kernel")
        p = 0
    elif padding == "same":
        p = kernel // 2
    else:
        raise ValueError("padding")
    return (size + 2 * p - kernel) // stride + 1
