# fails: architecture
"""Never says how long a sample is."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([layers.Dense(units, activation="relu") for units in hidden])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
