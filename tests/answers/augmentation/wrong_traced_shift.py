# fails: shifts
# why: becomes a constant in it
"""Shifts are drawn by NumPy: once for all when a graph is compiled."""

import keras
import numpy as np
from keras import layers, ops


class Shift(layers.Layer):
    def __init__(self, shift):
        super().__init__()
        self.shift = shift
        self.random = np.random.default_rng(0)

    def call(self, images, training=False):
        if not training:
            return images
        parts = self.random.uniform(-self.shift, self.shift, (2, 2048)).astype("float32")
        count, height, width = (ops.shape(images)[axis] for axis in range(3))
        across = ops.convert_to_tensor(parts[0])[:count] * ops.cast(width, "float32")
        down = ops.convert_to_tensor(parts[1])[:count] * ops.cast(height, "float32")
        one, zero = ops.ones_like(across), ops.zeros_like(across)
        rows = ops.stack([one, zero, across, zero, one, down, zero, zero], axis=1)
        return ops.image.affine_transform(images, rows, fill_mode="nearest")


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            Shift(shift),
        ]
    )
