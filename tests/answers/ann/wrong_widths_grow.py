# fails: architecture
# why: something that an earlier call stored
"""Collects the widths in a list of the whole file."""

import keras

WIDTHS = []


def build_ann(input_dim=10, hidden=(16, 8)):
    WIDTHS.extend(hidden)
    body = [keras.layers.Dense(units, activation="relu") for units in WIDTHS]
    model = keras.Sequential([keras.Input((input_dim,)), *body, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
