import keras
from keras import layers, ops


class Siamese(keras.Model):
    """Takes a pair."""

    def __init__(self, units):
        super().__init__()
        self.head = layers.Dense(1, activation="sigmoid")
        self.encoder = layers.Dense(units, activation="relu")

    def call(self, inputs):
        left, right = inputs
        return self.head(ops.concatenate([self.encoder(left), self.encoder(right)], axis=-1))


def build_siamese(input_dim=8, units=16):
    model = Siamese(units)
    model([keras.Input((input_dim,)), keras.Input((input_dim,))])
    return model
