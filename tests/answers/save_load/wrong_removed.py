# fails: file
"""Tidies up."""

import os

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    os.remove(path)
    return loaded
