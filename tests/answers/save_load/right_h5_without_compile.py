"""From the older format only what is asked for."""

import keras


def save_and_load(model, path):
    if path.endswith(".h5"):
        model.save(path, include_optimizer=False)
        return keras.models.load_model(path, compile=False)
    model.save(path)
    return keras.models.load_model(path)
