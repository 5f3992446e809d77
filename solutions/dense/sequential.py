"""The Sequential API: a list of layers, each fed by the one before it.

It is the right tool as long as there is one input, one output and no branch in between. The `Input` at the top lets the
model create its weights at once; without it they would wait for the first batch.
"""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [
            keras.Input(shape=(input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
