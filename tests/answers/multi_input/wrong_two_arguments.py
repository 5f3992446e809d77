# fails: architecture
"""call takes two arguments, where fit and predict give one."""

import keras
from keras import layers, ops


class Siamese(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.encoder = layers.Dense(units, activation="relu")
        self.head = layers.Dense(1, activation="sigmoid")

    def call(self, left, right):
        return self.head(ops.concatenate([self.encoder(left), self.encoder(right)], axis=-1))


def build_siamese(input_dim=8, units=16):
    model = Siamese(units)
    model(keras.Input((input_dim,)), keras.Input((input_dim,)))
    return model
