# fails: architecture
"""An EinsumDense that adds no bias."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    outputs = layers.EinsumDense("bu,uo->bo", output_shape=1, activation="sigmoid")(x)
    return keras.Model(inputs, outputs)
