# fails: architecture
"""Returns the layers instead of a model."""

from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    return [layers.Dense(units, activation="relu") for units in hidden] + [layers.Dense(1, activation="sigmoid")]
