# fails: values
"""The same draw for every call."""

import keras
from keras import layers


class Augmenter(keras.layers.Layer):
    def __init__(self, rotation_degrees, shift):
        super().__init__()
        self.rotation_degrees, self.shift = rotation_degrees, shift

    def call(self, images, training=False):
        images = images / 255.0
        if not training:
            return images
        images = layers.RandomFlip("horizontal", seed=1)(images, training=True)
        images = layers.RandomRotation(self.rotation_degrees / 360, seed=1)(images, training=True)
        return layers.RandomTranslation(self.shift, self.shift, seed=1)(images, training=True)


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augmenter(rotation_degrees, shift)
