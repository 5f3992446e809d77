# fails: architecture
# why: an entry of a tuple is looked up that it doesn't have in this call
"""Takes the first width for granted."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):

    model = keras.Sequential()
    model.add(layers.Dense(hidden[0], activation="relu", input_shape=(input_dim,)))
    for units in hidden[1:]:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
