# fails: architecture
# why: a shape is a tuple of sizes, and 3 is a number
"""Parentheses without a comma make no tuple."""

import keras
from keras import layers, ops

def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input(input_dim), *[layers.Dense(u, activation="relu") for u in hidden], layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
