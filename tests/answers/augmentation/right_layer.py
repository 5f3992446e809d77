"""A layer of one's own, rescaling last."""

import keras
from keras import layers


class Augmenter(layers.Layer):
    def __init__(self, turns, shift, **kwargs):
        super().__init__(**kwargs)
        self.flip = layers.RandomFlip("horizontal", seed=3)
        self.shift = layers.RandomTranslation(shift, shift, fill_mode="constant", interpolation="nearest")
        self.rotate = layers.RandomRotation((-turns, turns), fill_mode="nearest")

    def call(self, images, training=None):
        if training:
            images = self.rotate(self.shift(self.flip(images, training=True), training=True), training=True)
        return keras.ops.cast(images, "float32") / 255.0


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augmenter(rotation_degrees / 360.0, shift)
