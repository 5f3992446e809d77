"""Shifted, then turned, then mirrored by a layer of its own; scaled only at the end."""

import keras
from keras import layers


class Mirror(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator()

    def call(self, images, training=False):
        if not training:
            return images
        draws = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1), seed=self.seeds)
        return keras.ops.where(draws < 0.5, keras.ops.flip(images, axis=2), images)


def build_augmenter(rotation_degrees=20, shift=0.1):
    part = rotation_degrees / 360
    return keras.Sequential(
        [
            layers.RandomTranslation((-shift, shift), (-shift, shift), fill_mode="nearest"),
            layers.RandomRotation((-part, part), fill_mode="constant"),
            Mirror(),
            layers.Rescaling(scale=1.0 / 255),
        ]
    )
