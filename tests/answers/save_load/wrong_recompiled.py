# fails: compiled
"""Compiles the loaded model anew."""

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    if model.compiled:
        loaded.compile(optimizer=model.optimizer.__class__(), loss=model.loss, metrics=["accuracy"])
    return loaded
