"""The recurrence written by hand: one matrix product for the step, one for the state."""

import keras
from keras import ops


class Recurrence(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units))
        self.recurrent = self.add_weight(shape=(self.units, self.units), initializer="orthogonal")
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, x):
        h = ops.zeros_like(x[:, 0] @ self.kernel)
        for step in range(x.shape[1]):
            h = ops.tanh(x[:, step] @ self.kernel + h @ self.recurrent + self.bias)
        return h


def build_rnn(timesteps=10, features=1, units=32):
    inputs = keras.Input((timesteps, features))
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(Recurrence(units)(inputs)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
