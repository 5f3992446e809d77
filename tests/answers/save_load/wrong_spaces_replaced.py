# fails: file
"""A space in the path becomes an underscore."""

import keras


def save_and_load(model, path):
    path = path.replace(" ", "_")
    model.save(path)
    return keras.models.load_model(path)
