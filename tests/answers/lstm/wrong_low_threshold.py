# fails: loss
# why: it doesn't compare labels with decisions at 0.5
"""Counts everything from 0.4 as positive."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), layers.LSTM(units), layers.Dense(1, activation="sigmoid")]
    )
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy", threshold=0.4)],
    )
    return model
