# fails: params
"""Makes one layer for each width and uses it again where a width occurs again."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    made = {}
    x = inputs = keras.Input((input_dim,))
    for units in hidden:
        key = (x.shape[-1], units)
        made.setdefault(key, layers.Dense(units, activation="relu"))
        x = made[key](x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
