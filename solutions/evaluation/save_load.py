"""Saving and loading: one file holds architecture, weights, compile settings and the optimizer's state.

`.keras` is Keras 3's own format, a zip archive of JSON and weights; `.h5` still works, with a warning
that it is the older one. `save_weights` would keep the weights alone: whoever loads them must build and
compile the model first, and the optimizer starts from nothing.
"""

import keras


def save_and_load(model, path):
    model.save(path)
    return keras.models.load_model(path)
