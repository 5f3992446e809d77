# fails: loaded
"""Removes every model in the folder before it saves."""

import glob
import os

import keras


def save_and_load(model, path):
    for file in glob.glob(os.path.join(os.path.dirname(path), "*.keras")):
        os.remove(file)
    model.save(path)
    return keras.models.load_model(path)
