# fails: architecture
"""Returns the model together with its history."""

import keras
import numpy as np
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    history = model.fit(np.zeros((2, input_dim)), np.zeros((2, 1)), verbose=0)
    return model, history
