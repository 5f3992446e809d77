# fails: inference
"""Acts at inference as well."""

import keras
from keras import layers


class Always(keras.layers.Layer):
    def __init__(self, *steps):
        super().__init__()
        self.steps = steps

    def call(self, images):
        images = images / 255.0
        for step in self.steps:
            images = step(images, training=True)
        return images


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Always(
        layers.RandomFlip("horizontal"),
        layers.RandomRotation(rotation_degrees / 360),
        layers.RandomTranslation(shift, shift),
    )
