# fails: loaded
"""Gives back what it got."""

import keras


def save_and_load(model, path):
    model.save(path)
    return model
