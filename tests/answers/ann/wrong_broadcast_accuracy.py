# fails: loss
"""Compares labels (n,) with predictions (n, 1), which makes n by n comparisons."""

import keras
from keras import layers


def accuracy(y_true, y_pred):
    return keras.ops.mean(keras.ops.cast(keras.ops.equal(y_true, keras.ops.round(y_pred)), "float32"))


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy", metrics=[accuracy])
    return model
