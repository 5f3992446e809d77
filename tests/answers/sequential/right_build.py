"""Built afterwards, and compiled."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    model = keras.Sequential(
        [layers.Dense(units, activation=keras.activations.relu), layers.Dense(1, activation=keras.ops.sigmoid)],
        name="stack",
    )
    model.build((None, input_dim))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
