# fails: architecture
"""Adds a penalty on the weights by hand while it trains."""

import keras
from keras import ops


class Net(keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.stack = [keras.layers.Dense(units, activation="relu") for units in hidden]
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x, training=False):
        for layer in self.stack:
            x = layer(x)
        p = self.out(x)
        if training:
            self.add_loss(0.01 * ops.sum(ops.square(self.out.kernel)))
        return p


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Net(hidden)
    model(keras.ops.zeros((1, input_dim)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
