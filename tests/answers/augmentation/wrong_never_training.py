# fails: values
"""Never acts."""

import keras
from keras import layers


class Augmenter(keras.layers.Layer):
    def __init__(self, rotation_degrees, shift):
        super().__init__()
        self.inner = keras.Sequential(
            [
                layers.Rescaling(1 / 255),
                layers.RandomFlip("horizontal"),
                layers.RandomRotation(rotation_degrees / 360),
                layers.RandomTranslation(shift, shift),
            ]
        )

    def call(self, images):
        return self.inner(images, training=False)


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augmenter(rotation_degrees, shift)
