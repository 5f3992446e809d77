# fails: inference
# why: nothing rescales
"""No rescaling."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
