# fails: inference
"""Once it was called in training, it acts at inference as well."""

import keras
from keras import layers


class Augmenter(layers.Layer):
    def __init__(self, rotation_degrees, shift):
        super().__init__()
        self.steps = [
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
        self.began = False

    def call(self, images, training=False):
        self.began = self.began or bool(training)
        for step in self.steps:
            images = step(images, training=self.began)
        return keras.ops.cast(images, "float32") / 255


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augmenter(rotation_degrees, shift)
