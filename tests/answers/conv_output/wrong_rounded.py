# fails: valid
# why: rounded to the nearest whole number
"""Rounds the number of steps."""

import math
import numpy as np


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(padding)
    if padding == "same":
        return -(-size // stride)
    if kernel > size:
        raise ValueError("too large")
    return round((size - kernel) / stride) + 1
