"""A subclassed model with a build() of its own, whose argument has another name, and more arguments in call."""

import keras
from keras import layers


@keras.saving.register_keras_serializable(package="ann")
class Net(keras.Model):
    def __init__(self, hidden, **kwargs):
        super().__init__(**kwargs)
        self.widths = tuple(hidden)

    def build(self, shape):
        self.stack = []
        for width in self.widths:
            self.stack.append(layers.Dense(width, activation="relu"))
            self.stack[-1].build(shape)
            shape = (shape[0], width)
        self.out = layers.Dense(1, activation="sigmoid")
        self.out.build(shape)

    def call(self, x, training=None, hidden_too=False):
        for layer in self.stack:
            x = layer(x)
        return (self.out(x), x) if hidden_too else self.out(x)


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Net(hidden)
    model.build((None, input_dim))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
