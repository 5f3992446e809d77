import keras
import numpy as np
from keras import layers, ops


class Siamese(keras.Model):
    """Takes a dict."""

    def __init__(self, units):
        super().__init__()
        self.encoder = layers.Dense(units, activation="relu")
        self.head = layers.Dense(1, activation="sigmoid")

    def call(self, inputs):
        codes = [self.encoder(inputs[name]) for name in ("left", "right")]
        return self.head(ops.concatenate(codes, axis=-1))


def build_siamese(input_dim=8, units=16):
    model = Siamese(units)
    nothing = np.zeros((2, input_dim), "float32")
    model({"left": nothing, "right": nothing})
    return model
