"""Layers whose kernels are kept row by row."""

import keras


class Weighted(keras.layers.Layer):
    def __init__(self, units, activation):
        super().__init__()
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, shape):
        self.rows = [self.add_weight(shape=(1, self.units), name=f"row_{at}") for at in range(shape[-1])]
        self.shift = self.add_weight(shape=(self.units,), initializer="zeros", name="shift")

    def call(self, x):
        total = self.shift
        for at, row in enumerate(self.rows):
            total = total + x[:, at : at + 1] * row
        return self.activation(total)


def build_ann(input_dim=10, hidden=(16, 8)):
    layers = [Weighted(units, "relu") for units in hidden] + [Weighted(1, "sigmoid")]
    model = keras.Sequential([keras.Input((input_dim,)), *layers])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
