# fails: loaded
"""A function that Keras never had."""

import keras


def save_and_load(model, path):
    keras.models.save(model, path)
    return keras.models.load(path)
