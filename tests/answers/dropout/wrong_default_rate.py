# fails: training
"""Chooses another default rate."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.2):
    model = keras.Sequential([keras.Input((input_dim,))])
    model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dropout(rate))
    model.add(layers.Dense(1, activation="sigmoid"))
    return model
