"""An LSTM whose gates have their own kernels and biases."""

import keras
from keras import ops


class Memory(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.gates = []
        for name in ("forget", "enter", "leave", "candidate"):
            shapes = {"w": (input_shape[-1], self.units), "u": (self.units, self.units), "b": (self.units,)}
            self.gates.append([self.add_weight(shape=shape, name=f"{name}_{one}") for one, shape in shapes.items()])

    def call(self, x):
        h = c = ops.zeros((ops.shape(x)[0], self.units))
        for step in range(x.shape[1]):
            sums = [ops.matmul(x[:, step], w) + ops.matmul(h, u) + b for w, u, b in self.gates]
            forget, enter, leave = map(ops.sigmoid, sums[:3])
            c = forget * c + enter * ops.tanh(sums[3])
            h = leave * ops.tanh(c)
        return h


def build_lstm(timesteps=20, features=1, units=50):
    head = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input((timesteps, features)), Memory(units), head])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
