"""Writes into a folder of its own, which it removes again."""

import os
import tempfile

import keras


def save_and_load(model, path):
    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        inner = os.path.join(scratch, os.path.basename(path))
        keras.models.save_model(model, inner)
        os.replace(inner, path)
    copy = keras.models.load_model(path, compile=False)
    return keras.models.load_model(path) if model.compiled else copy
