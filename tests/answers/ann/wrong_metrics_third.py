# fails: loss
"""Passes the metrics by position, where compile takes the weights of the losses."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential()
    model.add(keras.Input((input_dim,)))
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy", ["accuracy"])
    return model
