# fails: file
"""The name of the question."""

import os

import keras


def save_and_load(model, path):
    name = os.path.join(os.path.dirname(path), "model.h5")
    model.save(name)
    return keras.models.load_model(name)
