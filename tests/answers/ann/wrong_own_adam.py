# fails: loss
# why: which extends SGD
"""Calls a class of its own Adam, which is plain gradient descent."""

import keras


class Adam(keras.optimizers.SGD):
    pass


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model
