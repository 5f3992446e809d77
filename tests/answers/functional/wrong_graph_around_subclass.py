# fails: architecture
"""Wraps a graph around a subclassed model, in which the layers stay hidden."""

import keras


class Net(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.hidden = keras.layers.Dense(units, activation="relu")
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.out(self.hidden(x))


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    return keras.Model(inputs, Net(units)(inputs))
