# fails: loaded
# why: architecture alone
"""The architecture as JSON."""

import keras


def save_and_load(model, path):
    with open(path, "w") as file:
        file.write(model.to_json())
    with open(path) as file:
        return keras.models.model_from_json(file.read())
