# fails: architecture
"""Returns the class instead of a model of that class."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    class Net(keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden = [keras.layers.Dense(units, activation="relu") for units in hidden]
            self.out = keras.layers.Dense(1, activation="sigmoid")

        def call(self, x):
            for layer in self.hidden:
                x = layer(x)
            return self.out(x)

    return Net
