"""Same padding is valid on a padded input; errors of a class of its own."""

import numpy as np


class NoSuchPadding(ValueError):
    pass


def conv_output_size(size, kernel, stride=1, padding="valid", dilation=1):
    if padding not in {"valid", "same"}:
        raise NoSuchPadding(padding)
    reach = (kernel - 1) * dilation + 1
    if padding == "same":
        rest = size % stride or stride
        size = max(size, size + reach - rest) if reach > rest else size - rest + reach
    elif reach > size:
        raise ValueError("too large")
    return np.int64((size - reach) // stride + 1)
