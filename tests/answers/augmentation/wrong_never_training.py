# fails: values
"""Never acts."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    inner = keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
    inputs = keras.Input((None, None, None))
    return keras.Model(inputs, inner(inputs, training=False))
