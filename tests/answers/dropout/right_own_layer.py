"""Dropout written by hand, with a generator of seeds."""

import keras
from keras import ops


class Thin(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator(0)

    def call(self, x, training=False):
        if not training or self.rate == 0:
            return x
        keep = ops.cast(keras.random.uniform(ops.shape(x), seed=self.seeds) >= self.rate, x.dtype)
        return x * keep / (1 - self.rate)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    model = keras.Sequential([keras.Input((input_dim,))])
    model.add(keras.layers.Dense(units, activation="relu"))
    model.add(Thin(rate))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
