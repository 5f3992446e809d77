# fails: architecture
# why: the network has a ReLU layer, which the task doesn't name
"""A ReLU reads the last state."""

import keras


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    model = keras.Sequential([inputs, keras.layers.LSTM(units), keras.layers.ReLU()])
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
