# fails: training
"""Drops the same number of units of every sample, so that none is drawn by itself."""

import keras
from keras import layers, ops


class Drop(layers.Layer):
    def __init__(self, rate, **kw):
        super().__init__(**kw)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator()

    def call(self, x, training=False):
        if not training or not self.rate:
            return x
        n = x.shape[-1]
        dropped = round(self.rate * n)
        ranks = ops.argsort(ops.argsort(keras.random.uniform(ops.shape(x), seed=self.seeds), axis=-1), axis=-1)
        return x * ops.cast(ranks >= dropped, x.dtype) / (1 - self.rate)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            Drop(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
