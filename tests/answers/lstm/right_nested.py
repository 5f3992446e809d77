"""An encoder and a classifier, each a model; settings in a dataclass."""

from dataclasses import dataclass

import keras


@dataclass
class Settings:
    timesteps: int
    features: int
    units: int

    @property
    def shape(self):
        return self.timesteps, self.features


def encoder(settings):
    return keras.Sequential([keras.Input(settings.shape), keras.layers.LSTM(settings.units)], name="encoder")


def classifier(settings):
    return keras.Sequential([keras.Input((settings.units,)), keras.layers.Dense(1, "sigmoid")], name="classifier")


def build_lstm(timesteps=20, features=1, units=50):
    settings = Settings(timesteps, features, units)
    model = keras.Sequential([encoder(settings), classifier(settings)])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
