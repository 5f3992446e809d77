# fails: architecture
"""Takes the cell's memory for its output."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    _, _, memory = layers.LSTM(units, return_state=True)(inputs)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(memory))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
