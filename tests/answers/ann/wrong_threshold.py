# fails: loss
"""Counts a probability above 0.3 as a yes."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.BinaryAccuracy(threshold=0.3)])
    return model
