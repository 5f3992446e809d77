# fails: valid
# why: doesn't fit completely
"""A rest at the end counts as a place."""

import math


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return math.ceil(size / stride)
    if padding != "valid" or kernel > size:
        raise ValueError
    return math.ceil((size - kernel) / stride) + 1
