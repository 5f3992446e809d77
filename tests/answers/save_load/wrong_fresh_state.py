# fails: compiled
"""The same settings, but a fresh optimizer."""

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path, compile=False)
    if model.compiled:
        loaded.compile_from_config(model.get_compile_config())
    return loaded
