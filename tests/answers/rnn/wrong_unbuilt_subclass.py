# fails: architecture
"""Believes that build() of a subclassed model makes the weights of its layers."""

import keras
from keras import layers


class Net(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.body = layers.SimpleRNN(units)
        self.head = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.head(self.body(x))


def build_rnn(timesteps=10, features=1, units=32):
    model = Net(units)
    model.build(input_shape=(None, timesteps, features))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
