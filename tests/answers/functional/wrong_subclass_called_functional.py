# fails: architecture
"""Calls a class Functional, and believes that this makes it so."""

import keras


class Functional(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.hidden = keras.layers.Dense(units, activation="relu")
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.out(self.hidden(x))


def build_functional(input_dim=10, units=32):
    model = Functional(units)
    model(keras.ops.zeros((1, input_dim)))
    return model
