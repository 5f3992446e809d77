# fails: defaults
"""One degree more than asked for by default."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=21, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
