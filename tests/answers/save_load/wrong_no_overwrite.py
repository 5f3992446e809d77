# fails: file
# why: this call waits for keyboard input
"""Asks before it replaces a file."""

import keras


def save_and_load(model, path):
    model.save(path, overwrite=False)
    return keras.models.load_model(path)
