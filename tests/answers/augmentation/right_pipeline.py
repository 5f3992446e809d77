"""Keras's own pipeline of layers, and the edges filled with grey."""

import keras


def build_augmenter(rotation_degrees=20, shift=0.1, fill=0.5):
    how = {"fill_mode": "constant", "fill_value": fill}
    return keras.layers.Pipeline(
        [
            keras.layers.Rescaling(1 / 255.0),
            keras.layers.RandomRotation(factor=rotation_degrees / 360.0, **how),
            keras.layers.RandomFlip("horizontal"),
            keras.layers.RandomTranslation(shift, shift, **how),
        ]
    )
