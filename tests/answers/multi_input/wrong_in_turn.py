# fails: architecture
# why: one of the right, and so on
"""The numbers of both codes in turn."""

import keras
from keras import ops


def build_siamese(input_dim=8, units=16):
    l, r = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    e = keras.layers.Dense(units, "relu")
    return keras.Model(
        [l, r], keras.layers.Dense(1, "sigmoid")(keras.layers.Flatten()(ops.stack([e(l), e(r)], axis=-1)))
    )
