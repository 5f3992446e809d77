# fails: loaded
# why: architecture alone
"""A clone has new weights."""

import keras


def save_and_load(model, path):
    model.save(path)
    return keras.models.clone_model(model)
