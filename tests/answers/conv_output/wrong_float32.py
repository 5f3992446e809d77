# fails: valid
"""Divides with numbers of 32 bits, which have seven digits."""

import numpy as np


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return int(np.ceil(np.float32(size) / np.float32(stride)))
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return int(np.float32(size - kernel) // np.float32(stride)) + 1
