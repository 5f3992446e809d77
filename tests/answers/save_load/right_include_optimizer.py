"""Only the older format knows this argument; `.keras` always holds the optimizer."""

import keras


def save_and_load(model, path):
    model.save(path, include_optimizer=False)
    return keras.models.load_model(path)
