# fails: loss
"""Takes RMSprop, as older tutorials on recurrent networks do."""

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
    model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
    return model
