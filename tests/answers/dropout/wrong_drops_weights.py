# fails: training
"""Drops weights instead of units."""

import keras
from keras import ops


class DropConnect(keras.layers.Dense):
    def __init__(self, units, rate, **kwargs):
        super().__init__(units, **kwargs)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator(0)

    def call(self, x, training=False):
        kernel = keras.random.dropout(self.kernel, self.rate, seed=self.seeds) if training else self.kernel
        return self.activation(ops.matmul(x, kernel) + self.bias)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            DropConnect(units, rate, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
