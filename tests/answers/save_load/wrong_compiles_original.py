# fails: loaded
# why: compiling again
"""Compiles the model, so that the file is sure to hold it compiled."""

import keras


def save_and_load(model, path):
    if model.compiled:
        model.compile_from_config(model.get_compile_config())
    model.save(path)
    return keras.models.load_model(path)
