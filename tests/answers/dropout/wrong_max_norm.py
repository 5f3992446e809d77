# fails: architecture
"""Adds the constraint that the paper on dropout used."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu", kernel_constraint=keras.constraints.MaxNorm(3)),
            layers.Dropout(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
