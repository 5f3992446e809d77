# fails: value
# why: the numbers are right, but there are additional axes of length 1
"""Leaves the batch axis that Keras needs."""

import numpy as np, keras
def conv2d(image, kernels, bias):
    return keras.ops.conv(image[None].astype("float32"), kernels, padding="valid") + bias
