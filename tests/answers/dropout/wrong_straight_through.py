# fails: training
"""Lets gradients through as if nothing had been dropped."""

import keras
from keras import layers, ops


class Drop(layers.Layer):
    def __init__(self, rate, **kw):
        super().__init__(**kw)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator()

    def call(self, x, training=False):
        if not training:
            return x
        dropped = keras.random.dropout(x, self.rate, seed=self.seeds)
        return x + ops.stop_gradient(dropped - x)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            Drop(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
