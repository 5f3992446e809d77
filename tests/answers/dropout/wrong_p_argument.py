# fails: architecture
"""Calls the rate p, as Keras 1 did."""

from keras.layers import Dense, Dropout
from keras.models import Sequential


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return Sequential([Dense(units, activation="relu", input_shape=(input_dim,)), Dropout(p=rate), Dense(1, activation="sigmoid")])
