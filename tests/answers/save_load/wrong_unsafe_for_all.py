# fails: loaded
"""Safe mode is off for all that is loaded afterwards."""

import keras


def save_and_load(model, path):
    keras.config.enable_unsafe_deserialization()
    model.save(path)
    return keras.models.load_model(path)
