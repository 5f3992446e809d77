"""Counts the places."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "valid" and kernel <= size:
        return len(range(0, size - kernel + 1, stride))
    if padding == "same":
        return len(range(0, size, stride))
    raise ValueError("no such padding, or the kernel is too large")
