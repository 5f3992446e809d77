# fails: architecture
# why: a rate is a fraction
"""Gives the rate in percent."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(rate * 100),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
