# fails: architecture
"""Takes the first state for the last one."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    inputs = keras.Input((timesteps, features))
    states = layers.SimpleRNN(units, return_sequences=True)(inputs)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(states[:, 0]))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
