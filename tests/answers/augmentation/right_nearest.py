"""The nearest pixel is good enough, and the edges are reflected."""

from keras import Sequential, layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    turns = rotation_degrees / 360
    return Sequential(
        [
            layers.RandomFlip("horizontal", seed=1),
            layers.RandomRotation(turns, interpolation="nearest", seed=2),
            layers.RandomTranslation(shift, shift, interpolation="nearest", seed=3),
            layers.Rescaling(1 / 255),
        ]
    )
