# fails: training
"""Draws one mask when the layer is made, and keeps it."""

import keras
import numpy as np


class Drop(keras.layers.Layer):
    def __init__(self, units, rate):
        super().__init__()
        self.mask = (np.random.rand(units) >= rate).astype("float32") / (1 - rate)

    def call(self, x, training=False):
        return x * self.mask if training else x


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            Drop(units, rate),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
