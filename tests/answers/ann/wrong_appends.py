# fails: architecture
# why: a tuple can't be changed
"""Appends the last layer to the list of widths, which is a tuple."""

import keras
from keras import layers, ops

def build_ann(input_dim=10, hidden=[16, 8]):
    hidden.append(1)
    model = keras.Sequential([keras.Input((input_dim,))])
    for i, u in enumerate(hidden): model.add(layers.Dense(u, activation="relu" if i < len(hidden)-1 else "sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
