# fails: architecture
"""Scales at inference instead of in training, as the first paper did."""

import keras
from keras import ops


class Drop(keras.layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.seeds = keras.random.SeedGenerator(1)

    def call(self, x, training=False):
        if not training:
            return x * (1 - self.rate)
        return x * ops.cast(keras.random.uniform(ops.shape(x), seed=self.seeds) >= self.rate, x.dtype)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            Drop(rate),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
