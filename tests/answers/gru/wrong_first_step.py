# fails: architecture
"""Takes the first state for the last one."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    states = layers.GRU(units, return_sequences=True)(inputs)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(states[:, 0]))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
