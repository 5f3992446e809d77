"""The function is a class."""

import keras
from keras.layers import Dense


class build_functional(keras.Model):  # noqa: N801
    def __init__(self, input_dim=10, units=32):
        x = keras.Input((input_dim,))
        super().__init__(x, Dense(1, "sigmoid")(Dense(units, "relu")(x)))
