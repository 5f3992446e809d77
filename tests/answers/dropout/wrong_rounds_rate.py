# fails: training
# why: the dropout rate is 0.2, but this call needs 0.25
"""Rounds the rate to tenths."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(round(rate, 1)),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
