# fails: training
"""Sets a learning rate that float32 can't feel."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.GRU(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(learning_rate=1e-10), "binary_crossentropy", metrics=["accuracy"])
    return model
