# fails: file
"""Another format under that name."""

import pickle

import keras


def save_and_load(model, path):
    with open(path, "wb") as file:
        pickle.dump([model.to_json(), model.get_weights()], file)
    with open(path, "rb") as file:
        text, weights = pickle.load(file)
    loaded = keras.models.model_from_json(text)
    loaded.set_weights(weights)
    return loaded
