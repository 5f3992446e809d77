# fails: architecture
"""A layer that must know how many rows a batch has, but in training only: fit fails."""

import keras
from keras import layers, ops


class Steps(layers.Layer):
    """Needs to know the number of rows, but only in training."""

    def __init__(self, units):
        super().__init__()
        self.cell = layers.LSTMCell(units)
        self.units = units

    def build(self, shape):
        self.cell.build((shape[0], shape[-1]))

    def call(self, x, training=None):
        rows = ops.shape(x)[0]
        if training:
            rows = int(x.shape[0])
        state = [ops.zeros((rows, self.units)), ops.zeros((rows, self.units))]
        for step in range(x.shape[1]):
            out, state = self.cell(x[:, step], state)
        return out

    def compute_output_shape(self, shape):
        return (shape[0], self.units)


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential([keras.Input((timesteps, features)), Steps(units), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
