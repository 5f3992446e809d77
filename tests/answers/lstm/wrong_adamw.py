# fails: loss
"""Takes AdamW for Adam."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.AdamW(), loss="binary_crossentropy", metrics=["accuracy"])
    return model
