# fails: inference
# why: divided by 256
"""There are 256 values, but the highest is 255."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 256),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
