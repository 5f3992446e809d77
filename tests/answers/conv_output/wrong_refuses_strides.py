# fails: same
# why: your own `raise` refuses this call
"""Refuses strides with padding, as PyTorch does."""

import math
import numpy as np


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        if stride != 1:
            raise ValueError("padding='same' is not supported for strided convolutions")
        return size
    if padding != "valid":
        raise ValueError(padding)
    if kernel > size:
        raise ValueError("too large")
    return (size - kernel) // stride + 1
