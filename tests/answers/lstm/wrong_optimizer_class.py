# fails: architecture
# why: Adam is a class, where an object of it is needed
"""Forgets the parentheses behind the class of the optimizer."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    x = layers.LSTM(units)(inputs)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer=keras.optimizers.Adam, loss="binary_crossentropy", metrics=["accuracy"])
    return model
