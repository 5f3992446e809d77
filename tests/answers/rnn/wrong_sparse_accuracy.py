# fails: loss
"""Takes the argmax of a single column."""

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
    model.compile("adam", "binary_crossentropy", metrics=["sparse_categorical_accuracy"])
    return model
