"""A subclassed model that leaves training to Keras, compiled and fitted once."""

import keras
from keras import layers, ops


class Thinned(keras.Model):
    def __init__(self, units, rate, **kwargs):
        super().__init__(**kwargs)
        self.stack = [layers.Dense(units), layers.ReLU(), layers.Dropout(rate), layers.Dense(1)]

    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return ops.sigmoid(x)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    model = Thinned(units, rate, name="thinned")
    model(keras.Input((input_dim,)))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model
