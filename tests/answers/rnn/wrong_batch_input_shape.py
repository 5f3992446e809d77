# fails: architecture
"""Gives the input's shape with batch_input_shape=, which Keras 3 no longer knows."""

from keras.layers import SimpleRNN, Dense
from keras.models import Sequential


def build_rnn(timesteps=10, features=1, units=32):
    model = Sequential()
    model.add(SimpleRNN(units, batch_input_shape=(None, timesteps, features)))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
