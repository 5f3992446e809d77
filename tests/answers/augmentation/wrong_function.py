# fails: inference
"""A function, no layer."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    model = keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
    return lambda images: model(images, training=True)
