"""A subclassed model that hands training on by itself."""

import keras
import numpy as np


class Net(keras.Model):
    def __init__(self, units, rate):
        super().__init__()
        self.drop = keras.layers.Dropout(rate)
        self.out = keras.layers.Dense(1, activation="sigmoid")
        self.hidden = keras.layers.Dense(units, activation="relu")

    def call(self, x, training=None):
        x = self.hidden(x)
        if training:
            x = self.drop(x, training=training)
        return self.out(x)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    net = Net(units, rate)
    net(np.zeros((1, input_dim), "float32"))
    return net
