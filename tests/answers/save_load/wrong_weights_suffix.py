# fails: loaded
"""save_weights wants another ending."""

import keras


def save_and_load(model, path):
    model.save_weights(path)
    model.load_weights(path)
    return model
