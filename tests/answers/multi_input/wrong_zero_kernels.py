# fails: architecture
# why: begins as zeros
"""Kernels of zeros, from which no training leads away."""

import keras


def build_siamese(input_dim=8, units=16):
    l, r = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    e = keras.layers.Dense(units, "relu", kernel_initializer=keras.initializers.Zeros())
    return keras.Model(
        [l, r], keras.layers.Dense(1, "sigmoid", kernel_initializer="zeros")(keras.layers.Concatenate()([e(l), e(r)]))
    )
