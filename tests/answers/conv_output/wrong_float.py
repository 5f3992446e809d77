# fails: valid
"""A float is no length."""

import numpy as np


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return np.ceil(size / stride)
    if padding != "valid" or kernel > size:
        raise ValueError
    return np.floor((size - kernel) / stride) + 1
