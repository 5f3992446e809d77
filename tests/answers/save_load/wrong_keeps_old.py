# fails: file
"""Leaves a file that is there already."""

import os

import keras


def save_and_load(model, path):
    if not os.path.exists(path):
        model.save(path)
    loaded = keras.models.clone_model(model)
    loaded.set_weights(model.get_weights())
    return loaded
