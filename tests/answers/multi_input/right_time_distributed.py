"""Both inputs as the steps of one sequence."""

import keras
from keras import layers, ops


def build_siamese(input_dim=8, units=16):
    left = layers.Input(shape=(input_dim,), name="left", dtype="float32")
    right = layers.Input(shape=(input_dim,), name="right", dtype="float32")
    both = layers.Lambda(lambda pair: ops.stack(pair, axis=1))([left, right])
    codes = layers.TimeDistributed(layers.Dense(units, activation="relu"))(both)
    model = keras.Model(inputs=(left, right), outputs=layers.Dense(1, activation="sigmoid")(layers.Flatten()(codes)))
    model.compile("sgd", "bce")
    return model
