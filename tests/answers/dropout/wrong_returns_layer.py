# fails: architecture
"""Returns the Dropout layer alone."""

from keras.layers import Dropout


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return Dropout(rate)
