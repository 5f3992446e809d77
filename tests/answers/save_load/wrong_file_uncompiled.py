# fails: compiled
"""The file holds less than the model that comes back."""

import keras


def save_and_load(model, path):
    bare = keras.models.clone_model(model)
    bare.set_weights(model.get_weights())
    bare.save(path)
    root, _, ending = path.rpartition(".")
    model.save(root + "_whole." + ending)
    return keras.models.load_model(root + "_whole." + ending)
