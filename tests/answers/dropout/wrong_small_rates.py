# fails: training
"""Takes a rate of two percent for none."""

import keras
from keras import layers, ops


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            (layers.Dropout(rate) if rate > 0.02 else layers.Identity()),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
