# fails: error
"""Forgets a bracket."""

from keras import Sequential, layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Sequential([layers.Input((input_dim,)), layers.Dense(1, activation="sigmoid")]
    return model
