"""Saving and loading: one file holds architecture, weights, compile settings and the optimizer's state.

`.keras` is Keras 3's own format, a zip archive of JSON and weights; `.h5` still works, with a warning that it is a
legacy format. `save_weights` would keep only the weights: to load them, you must first build and compile the model, and
the optimizer starts from scratch.
"""

import keras


def save_and_load(model, path):
    model.save(path)
    return keras.models.load_model(path)
