# fails: architecture
# why: the outputs are right, but their gradient for
"""The gradient goes back through five steps at most, as if the sequence were cut there."""

import keras


class Truncated(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.cell = keras.layers.SimpleRNNCell(units)

    def build(self, input_shape):
        self.cell.build((None, input_shape[-1]))

    def call(self, x):
        state = keras.ops.zeros((keras.ops.shape(x)[0], self.units))
        for step in range(x.shape[1]):
            if step and step % 5 == 0:
                state = keras.ops.stop_gradient(state)
            state, _ = self.cell(x[:, step], [state])
        return state


def build_rnn(timesteps=10, features=1, units=32):
    layers = [Truncated(units), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((timesteps, features)), *layers])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
