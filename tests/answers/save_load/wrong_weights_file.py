# fails: file
"""Weights alone, in a file that is then renamed."""

import os

import keras


def save_and_load(model, path):
    weights = str(path) + ".weights.h5"
    model.save_weights(weights)
    os.replace(weights, path)
    os.link(path, weights)
    copy = keras.models.clone_model(model)
    copy.load_weights(weights)
    return copy
