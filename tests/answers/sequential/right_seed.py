"""The seed's own stack, with its sizes as arguments."""

from keras.layers import Dense
from keras.models import Sequential


def build_sequential(input_dim=10, units=32):
    return Sequential([Dense(units, activation="relu", input_shape=(input_dim,)), Dense(1, activation="sigmoid")])
