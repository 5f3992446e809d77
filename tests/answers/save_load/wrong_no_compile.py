# fails: compiled
"""Loads without the compile settings."""

import keras


def save_and_load(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)
