# fails: training
"""Drops all units of a sample or none."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(rate, noise_shape=(None, 1)),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
