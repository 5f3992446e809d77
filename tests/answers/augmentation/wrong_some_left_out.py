# fails: shifts
# why: some images are left out
"""Only nine of ten images are augmented."""

import keras
from keras import layers


class Mostly(layers.Layer):
    def __init__(self, steps, probability=0.9):
        super().__init__()
        self.steps, self.probability = steps, probability
        self.seed = keras.random.SeedGenerator()

    def call(self, images, training=None):
        images = images / 255.0
        if not training:
            return images
        drawn = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1), seed=self.seed)
        return keras.ops.where(drawn < self.probability, self.steps(images, training=True), images)


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Mostly(
        keras.Sequential(
            [
                layers.RandomRotation(rotation_degrees / 360),
                layers.RandomTranslation(shift, shift),
                layers.RandomFlip("horizontal"),
            ]
        )
    )
