"""All at once: one affine map for each image, about the corner between the four pixels in the middle."""

import math

import keras
from keras import ops


class Augment(keras.layers.Layer):
    def __init__(self, degrees, shift):
        super().__init__()
        self.angle, self.shift = math.radians(degrees), shift
        self.seeds = keras.random.SeedGenerator(11)

    def call(self, images, training=False):
        images = ops.cast(images, "float32") / 255
        if not training:
            return images
        count, height, width = (ops.shape(images)[axis] for axis in range(3))
        draws = keras.random.uniform((4, count), -1, 1, seed=self.seeds)
        angle, across, down = self.angle * draws[0], self.shift * draws[1], self.shift * draws[2]
        side = ops.where(draws[3] > 0, 1.0, -1.0)
        height, width = ops.cast(height, "float32"), ops.cast(width, "float32")
        cos, sin = ops.cos(angle), ops.sin(angle)
        a, b, c, d = side * cos, -side * sin, sin, cos
        x, y = width / 2 + across * width, height / 2 + down * height
        edge = ops.where(side < 0, 1.0, 0.0)
        rows = [a, b, width / 2 - a * x - b * y - edge, c, d, height / 2 - c * x - d * y, 0 * a, 0 * a]
        return ops.image.affine_transform(images, ops.stack(rows, axis=1), fill_mode="nearest")


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augment(rotation_degrees, shift)
