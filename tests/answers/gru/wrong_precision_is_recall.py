# fails: loss
"""A recall that is called precision."""

import keras


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.GRU(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(
        optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", keras.metrics.Recall(name="precision")]
    )
    return model
