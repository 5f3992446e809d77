"""Spatial dropout over maps of one place, which are single units."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential([
        keras.Input((input_dim,)),
        layers.Dense(units, activation="relu"),
        layers.Reshape((1, units)),
        layers.SpatialDropout1D(rate),
        layers.Flatten(),
        layers.Dense(1, activation="sigmoid"),
    ])
