# fails: loaded
"""Half precision is half a file."""

import keras


def save_and_load(model, path):
    weights = model.get_weights()
    model.set_weights([weight.astype("float16") for weight in weights])
    model.save(path)
    model.set_weights(weights)
    return keras.models.load_model(path)
