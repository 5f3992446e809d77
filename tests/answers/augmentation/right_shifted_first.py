"""Shifted first, then turned to the nearest pixel."""

import keras
from tensorflow.keras import layers as L

STEPS = (L.Rescaling, L.RandomRotation)


def build_augmenter(rotation_degrees=20, shift=0.1, seed=None):
    inputs = keras.Input((None, None, None))
    x = L.Rescaling(scale=1.0 / 255)(inputs)
    x = L.RandomTranslation(
        height_factor=(-shift, shift), width_factor=(-shift, shift), fill_mode="constant", seed=seed
    )(x)
    x = L.RandomRotation(
        (-rotation_degrees / 360, rotation_degrees / 360), fill_mode="constant", interpolation="nearest"
    )(x)
    return keras.Model(inputs, L.RandomFlip("horizontal")(x), name="augmenter")
