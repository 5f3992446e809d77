# fails: architecture
# why: close, but differ by up to
"""Computes in half precision."""

import numpy as np
import keras
from keras import layers, ops


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(filters, kernel_size, activation="relu", dtype="mixed_float16"),
                             layers.MaxPooling2D(pool_size)])
