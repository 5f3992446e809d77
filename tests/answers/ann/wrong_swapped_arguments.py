# fails: error
"""Takes the arguments in another order."""

import keras
from keras import layers


def build_ann(hidden=(16, 8), input_dim=10):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
