"""A dict of inputs; the encoder is a model of its own."""

import keras
from keras import layers, ops


def build_siamese(input_dim=8, units=16):
    encoder = keras.Sequential([keras.Input((input_dim,)), layers.Dense(units), layers.ReLU()])
    inputs = {name: keras.Input((input_dim,), name=name) for name in ("right", "left")}
    codes = ops.concatenate([encoder(inputs["left"]), encoder(inputs["right"])], axis=-1)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(codes))
