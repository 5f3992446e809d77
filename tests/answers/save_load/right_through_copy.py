"""Writes under another name, moves the file, and reads a copy of it."""

import os
import shutil
import tempfile

import keras


def save_and_load(model, path, safe_mode=True):
    root, ending = os.path.splitext(path)
    model.save(root + ".partial" + ending)
    os.replace(root + ".partial" + ending, path)
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, os.path.join(folder, "copy" + ending))
        return keras.models.load_model(copy, safe_mode=safe_mode)
