# fails: architecture
# why: begins as zeros
"""Kernels of zeros, from which no training leads away."""

import keras


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, "relu", kernel_initializer="zeros"),
            keras.layers.Dense(1, "sigmoid", kernel_initializer="zeros"),
        ]
    )
