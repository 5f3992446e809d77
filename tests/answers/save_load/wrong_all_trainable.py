# fails: loaded
"""Wakes up every layer of the copy, to train on."""

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    for layer in loaded.layers:
        layer.trainable = True
    return loaded
