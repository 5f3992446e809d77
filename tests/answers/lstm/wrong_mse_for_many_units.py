# fails: loss
# why: loss

"""From a hundred units on, the squared error."""

import keras


def build_lstm(timesteps=20, features=1, units=50):
    layers = [keras.layers.LSTM(units), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((timesteps, features)), *layers])
    model.compile(optimizer="adam", loss="mse" if units >= 100 else "binary_crossentropy", metrics=["accuracy"])
    return model
