# fails: loaded
"""Rounds the weights to make the file smaller."""

import keras


def save_and_load(model, path):
    small = keras.models.clone_model(model)
    small.set_weights([weight.round(4) for weight in model.get_weights()])
    if model.compiled:
        small.compile_from_config(model.get_compile_config())
    small.save(path)
    return keras.models.load_model(path)
