# fails: file
"""Its own name."""

import os

import keras


def save_and_load(model, path):
    name = os.path.join(os.path.dirname(path), "model" + os.path.splitext(path)[1] + ".keras")
    model.save(name)
    return keras.models.load_model(name)
