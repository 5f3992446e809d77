# fails: training
# why: an optimizer belongs to the weights it was built for
"""One optimizer for all models that it makes."""

import keras
from keras import layers

OPTIMIZER = keras.optimizers.Adam()


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input(shape=(timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=OPTIMIZER, loss="binary_crossentropy", metrics=["accuracy"])
    return model
