# fails: file
"""What was loaded from a path once need not be loaded again."""

import functools

import keras

load = functools.cache(keras.models.load_model)


def save_and_load(model, path):
    model.save(path)
    return load(path)
