# fails: output
"""Drops units also when nobody trains."""

import keras
from keras import layers


class Net(keras.Model):
    def __init__(self, units, rate):
        super().__init__()
        self.hidden = layers.Dense(units, activation="relu")
        self.drop = layers.Dropout(rate)
        self.out = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.out(self.drop(self.hidden(x), training=True))


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    net = Net(units, rate)
    net(keras.ops.zeros((1, input_dim)))
    return net
