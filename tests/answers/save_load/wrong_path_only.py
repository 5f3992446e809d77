# fails: loaded
"""The path."""

import keras


def save_and_load(model, path):
    model.save(path)
    return path
