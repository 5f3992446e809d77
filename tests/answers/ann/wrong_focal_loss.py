# fails: loss
"""Takes the focal loss because a blog praised it."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("adam", keras.losses.BinaryFocalCrossentropy(), metrics=["accuracy"])
    return model
