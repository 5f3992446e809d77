# fails: rotation
"""Turns as far as it may, one way or the other."""

import keras
from keras import layers


class Turn(layers.Layer):
    def __init__(self, turns):
        super().__init__()
        self.left = layers.RandomRotation((turns, turns))
        self.right = layers.RandomRotation((-turns, -turns))
        self.seeds = keras.random.SeedGenerator(4)

    def call(self, images, training=False):
        if not training:
            return images
        coins = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1), seed=self.seeds)
        return keras.ops.where(coins < 0.5, self.left(images, training=True), self.right(images, training=True))


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            Turn(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
