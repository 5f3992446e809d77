# fails: rotation
"""Draws for half of the images, and again for their neighbours."""

import keras
from keras import layers, ops


class Turn(layers.Layer):
    def __init__(self, turns):
        super().__init__()
        self.angle = 2 * 3.14159265 * turns
        self.seeds = keras.random.SeedGenerator(4)

    def call(self, images, training=False):
        if not training:
            return images
        count = ops.shape(images)[0]
        angles = keras.random.uniform(((count + 1) // 2,), -self.angle, self.angle, seed=self.seeds)
        angles = ops.repeat(angles, 2)[:count]
        height, width = (ops.cast(ops.shape(images)[axis] - 1, "float32") / 2 for axis in (1, 2))
        cos, sin = ops.cos(angles), ops.sin(angles)
        rows = [cos, -sin, width - cos * width + sin * height, sin, cos, height - sin * width - cos * height]
        return ops.image.affine_transform(images, ops.stack([*rows, 0 * cos, 0 * cos], axis=1), fill_mode="nearest")


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            Turn(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
