# fails: inference
"""Degrees, which RandomRotation refuses."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees),
            layers.RandomTranslation(shift, shift),
        ]
    )
