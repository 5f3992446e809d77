# fails: architecture
"""Builds one model when the file is imported, and returns it whatever is asked for."""

import keras
from keras import layers

model = keras.Sequential([keras.Input((10,))])
for units in (16, 8):
    model.add(layers.Dense(units, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])


def build_ann(input_dim=10, hidden=(16, 8)):
    return model
