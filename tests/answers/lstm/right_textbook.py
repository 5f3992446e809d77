"""The textbook's LSTM: one matrix for state and input together, and the gates in an order of its own."""

import keras
from keras import ops


class Memory(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        rows, columns = self.units + input_shape[-1], 4 * self.units
        self.w = self.add_weight(shape=(rows, columns), initializer="glorot_uniform", name="w")
        self.b = self.add_weight(shape=(columns,), initializer="zeros", name="b")

    def call(self, x):
        h = c = ops.zeros((ops.shape(x)[0], self.units))
        for step in range(x.shape[1]):
            sums = ops.matmul(ops.concatenate([h, x[:, step]], axis=-1), self.w) + self.b
            forget, enter, candidate, leave = ops.split(sums, 4, axis=-1)
            c = ops.sigmoid(forget) * c + ops.sigmoid(enter) * ops.tanh(candidate)
            h = ops.sigmoid(leave) * ops.tanh(c)
        return h


def build_lstm(timesteps=20, features=1, units=50):
    head = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input((timesteps, features)), Memory(units), head])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
