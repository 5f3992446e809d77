# fails: rotation
"""Zooms a little."""

from keras import Sequential, layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
            layers.RandomZoom(0.03),
        ]
    )
