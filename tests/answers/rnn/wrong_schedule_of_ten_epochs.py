# fails: training
"""Counts batches as epochs: after ten batches the rate is zero."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.SimpleRNN(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    rate = keras.optimizers.schedules.CosineDecay(1e-3, decay_steps=10)
    model.compile(keras.optimizers.Adam(rate), "binary_crossentropy", metrics=["accuracy"])
    return model
