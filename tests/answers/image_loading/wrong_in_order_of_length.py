# fails: labels
# why: the classes are in the order of how long their names are
"""Short names come first."""

import os

import keras


def load_images(directory, image_size=(64, 64), batch_size=32):
    names = sorted(sorted(os.listdir(directory)), key=len)
    data = keras.utils.image_dataset_from_directory(
        directory,
        label_mode="categorical",
        class_names=names,
        image_size=image_size,
        batch_size=batch_size,
        verbose=False,
    )
    return data.map(lambda x, y: (x / 255.0, y))
