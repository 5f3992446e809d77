# fails: loss
"""A loss for each sample."""

import keras


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.SimpleRNN(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(reduction=None), metrics=["accuracy"])
    return model
