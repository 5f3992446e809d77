# fails: loaded
# why: which layers train
"""The model that was saved shall not train any more."""

import keras


def save_and_load(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    model.trainable = False
    return loaded
