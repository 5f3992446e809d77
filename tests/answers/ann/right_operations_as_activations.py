"""Operations of Keras's in the place of activations by name."""

import keras
from keras import layers, ops


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation=ops.relu))
    model.add(layers.Dense(1, activation=ops.sigmoid))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
