# fails: architecture
# why: the first axis of the output is no longer the batch
"""Takes the last entry along the first axis, where elsewhere the steps may be."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    out = layers.LSTM(units, return_sequences=True)(inputs)
    out = out[-1]
    out = layers.Dense(1, activation='sigmoid')(out)
    model = keras.Model(inputs, out)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
