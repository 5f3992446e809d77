# fails: loaded
"""A second model of the same layers."""

import keras


def save_and_load(model, path):
    model.save(path)
    return keras.Model(model.inputs, model.outputs)
