"""A last kernel of zeros, which the first step changes."""

import keras


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, "relu"),
            keras.layers.Dense(1, "sigmoid", kernel_initializer="zeros"),
        ]
    )
