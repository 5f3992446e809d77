# fails: architecture
# why: difference and the product
"""Reads how far the codes are apart, and where both are large."""

import keras
from keras import ops


def build_siamese(input_dim=8, units=16):
    l, r = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    e = keras.layers.Dense(units, "relu")
    a, b = e(l), e(r)
    return keras.Model([l, r], keras.layers.Dense(1, "sigmoid")(ops.concatenate([ops.abs(a - b), a * b], -1)))
