"""Dropout: thin out the hidden layer at random during training, so that no unit can rely on its neighbours.

The layer scales what it keeps by 1 / (1 - rate), so the next layer sees the same expected input in training and at
inference, and nothing has to be corrected later. `predict` and `model(x)` leave it off; `fit` turns it on.
"""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input(shape=(input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
