# fails: error
"""Imports the layer for graphics cards, which is now part of the ordinary one."""

from keras.layers import CuDNNGRU, Dense
from keras.models import Sequential


def build_gru(timesteps=20, features=1, units=50):
    model = Sequential([CuDNNGRU(units, input_shape=(timesteps, features)), Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
