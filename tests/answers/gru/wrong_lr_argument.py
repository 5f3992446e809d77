# fails: architecture
"""Calls the learning rate lr, as Keras did before version 3."""

from keras.layers import GRU, Dense
from keras.models import Sequential
from keras.optimizers import Adam


def build_gru(timesteps=20, features=1, units=50):
    model = Sequential([GRU(units, input_shape=(timesteps, features)), Dense(1, activation="sigmoid")])
    model.compile(optimizer=Adam(lr=1e-3), loss="binary_crossentropy", metrics=["accuracy"])
    return model
