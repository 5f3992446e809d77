# fails: architecture
# why: the right numbers, but in another order
"""Flattens as if the channels came first."""

import numpy as np
import keras
from keras import layers, ops


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(filters, kernel_size, activation="relu"),
                             layers.Flatten(data_format="channels_first")])
