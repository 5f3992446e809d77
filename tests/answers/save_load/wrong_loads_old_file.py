# fails: file
# why: an existing file isn't replaced
"""Writes only where nothing is yet, and loads what is there."""

import os

import keras


def save_and_load(model, path):
    if not os.path.exists(path):
        model.save(path)
    return keras.models.load_model(path)
