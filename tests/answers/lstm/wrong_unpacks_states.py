# fails: architecture
# why: which can't be unpacked
"""Unpacks outputs and states, as another library returns them."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    x, (h, c) = layers.LSTM(units)(inputs)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
