"""The cell called step by step in a loop of the learner's own."""

import keras
from keras import layers, ops


class Loop(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.cell = layers.GRUCell(units)

    def build(self, input_shape):
        self.cell.build((input_shape[0], input_shape[2]))

    def call(self, x):
        states = [ops.zeros((ops.shape(x)[0], size)) for size in self._sizes()]
        for step in range(x.shape[1]):
            h, states = self.cell(x[:, step], states)
        return h

    def _sizes(self):
        size = self.cell.state_size
        return size if isinstance(size, (list, tuple)) else [size]


def build_gru(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(Loop(units)(inputs)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
