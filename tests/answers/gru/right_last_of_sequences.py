"""Every state comes out, and only the last one goes on."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    states = layers.GRU(units, return_sequences=True)(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(states[:, -1, :])
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="bce", metrics=["acc", "mse"])
    return model
