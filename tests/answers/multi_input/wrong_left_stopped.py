# fails: architecture
"""As in self-supervised networks, one of the two codes is a target through which nothing is learned."""

import keras


def build_siamese(input_dim=8, units=16):
    left, right = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    encoder = keras.layers.Dense(units, activation="relu")
    codes = keras.ops.concatenate([keras.ops.stop_gradient(encoder(left)), encoder(right)], axis=-1)
    return keras.Model([left, right], keras.layers.Dense(1, activation="sigmoid")(codes))
