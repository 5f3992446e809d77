"""Draws a binomial for every unit."""

import keras
from keras import layers, ops


class Drop(layers.Layer):
    def __init__(self, keep: float, **kwargs):
        super().__init__(**kwargs)
        self.keep = keep
        self.generator = keras.random.SeedGenerator(None)

    def call(self, x, training=None):
        if training:
            return x * keras.random.binomial(ops.shape(x), 1.0, self.keep, seed=self.generator) / self.keep
        return x


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    x = layers.Dense(units)(inputs := keras.Input((input_dim,)))
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(Drop(1 - rate)(layers.ReLU()(x))))
