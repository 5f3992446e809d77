# fails: training
"""Draws the mask with NumPy, which happens only once when fit traces its graph."""

import keras
import numpy as np


class Net(keras.Model):
    def __init__(self, units, rate):
        super().__init__()
        self.rate = rate
        self.hidden = keras.layers.Dense(units, activation="relu")
        self.out = keras.layers.Dense(1, activation="sigmoid")
        self.units = units

    def call(self, x, training=False):
        x = self.hidden(x)
        if training:
            rows = x.shape[0] or 1
            x = x * (np.random.rand(rows, self.units) >= self.rate).astype("float32") / (1 - self.rate)
        return self.out(x)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    net = Net(units, rate)
    net(np.zeros((1, input_dim), "float32"))
    return net
