"""A model of one's own; the flip is written out."""

import keras


class Augment(keras.Model):
    def __init__(self, rotation_degrees, shift):
        super().__init__()
        self.steps = [
            keras.layers.RandomRotation(rotation_degrees / 360),
            keras.layers.RandomTranslation(shift, shift),
        ]
        self.draws = keras.random.SeedGenerator(5)

    def call(self, images, training=False):
        images = keras.ops.divide(images, 255.0)
        if not training:
            return images
        for step in self.steps:
            images = step(images, training=training)
        coins = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1), seed=self.draws)
        return keras.ops.where(coins < 0.5, keras.ops.flip(images, axis=2), images)


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Augment(rotation_degrees, shift)
