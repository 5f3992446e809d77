"""Dense classifier: a ReLU layer for each width, and one sigmoid unit.

The loop makes depth an argument like any other. ReLU lets gradients through where it is active; without an activation
the layers would collapse into one linear map. A sigmoid and binary cross-entropy belong together: the former outputs a
probability, the latter reads it.
"""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
