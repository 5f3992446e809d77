# fails: loaded
"""Leaves the model it got without its weights."""

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    model.set_weights([0 * weight for weight in model.get_weights()])
    return loaded
