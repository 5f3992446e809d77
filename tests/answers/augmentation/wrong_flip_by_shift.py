# fails: shifts
"""Images that go to the right are mirrored, the others aren't."""

import keras
from keras import layers, ops


class Shift(layers.Layer):
    def __init__(self, shift):
        super().__init__()
        self.shift = shift
        self.seeds = keras.random.SeedGenerator(9)

    def call(self, images, training=False):
        if not training:
            return images
        count, height, width = (ops.shape(images)[axis] for axis in range(3))
        parts = keras.random.uniform((2, count), -self.shift, self.shift, seed=self.seeds)
        images = ops.where(ops.reshape(parts[0], (-1, 1, 1, 1)) < 0, ops.flip(images, axis=2), images)
        across, down = parts[0] * ops.cast(width, "float32"), parts[1] * ops.cast(height, "float32")
        one, zero = ops.ones_like(across), ops.zeros_like(across)
        rows = ops.stack([one, zero, across, zero, one, down, zero, zero], axis=1)
        return ops.image.affine_transform(images, rows, fill_mode="nearest")


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential([layers.Rescaling(1 / 255), layers.RandomRotation(rotation_degrees / 360), Shift(shift)])
