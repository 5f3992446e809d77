"""Data augmentation with layers, which replaced `ImageDataGenerator`.

The layers act in training only, so the same model can be used for predictions. `RandomRotation` counts in full turns:
20 degrees are 20/360. `RandomFlip` mirrors in both directions unless it is told which; a network will rarely see a dog
upside down.
"""

import keras
from keras import layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    return keras.Sequential(
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(rotation_degrees / 360),
            layers.RandomTranslation(shift, shift),
        ]
    )
