# fails: error
"""Imports from a module that Keras 3 no longer has."""

from keras.layers.core import Dense
from keras.models import Sequential


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Sequential([Dense(units, activation="relu") for units in hidden] + [Dense(1, activation="sigmoid")])
    model.build((None, input_dim))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
