"""A subclassed model whose class happens to be called Functional."""

import keras


class Functional(keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = [keras.layers.Dense(units, activation="relu") for units in hidden]
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Functional(hidden)
    model(keras.ops.zeros((1, input_dim)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
