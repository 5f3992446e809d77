"""Unrolled, called on data before it is compiled, with options that change nothing."""

import numpy as np
from keras import Sequential
from keras.layers import LSTM, Dense
from keras.optimizers import Adam


def build_lstm(timesteps=20, features=1, units=50):
    model = Sequential([LSTM(units, unroll=True, name="x"), Dense(1, name="y", activation="sigmoid")])
    model.predict(np.zeros((1, timesteps, features)), verbose=0)
    model.compile(optimizer=Adam(epsilon=1e-8), loss="binary_crossentropy", metrics=["accuracy"], auto_scale_loss=False)
    return model
