# fails: error
"""Imports Dropout from a module that Keras 3 no longer has."""

from keras.layers.core import Dense, Dropout
from keras.models import Sequential


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return Sequential([Dense(units, activation="relu", input_shape=(input_dim,)), Dropout(rate), Dense(1, activation="sigmoid")])
