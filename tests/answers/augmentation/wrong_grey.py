# fails: rotation
"""Some of the images lose their colours."""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomGrayscale(0.3),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
