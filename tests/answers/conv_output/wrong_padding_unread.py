# fails: other_padding
# why: there is no padding
"""Doesn't look at the padding where it makes no difference."""

import math
import numpy as np


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if kernel == 1:
        return -(-size // stride)
    if padding == "same":
        return -(-size // stride)
    if padding != "valid":
        raise ValueError(padding)
    if kernel > size:
        raise ValueError("too large")
    return (size - kernel) // stride + 1
