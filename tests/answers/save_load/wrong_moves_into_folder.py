# fails: loaded
# why: other code in the same program
"""Goes into the folder, and stays there."""

import keras, os


def save_and_load(model, path):
    d = os.path.dirname(os.path.abspath(path))
    os.chdir(d)
    model.save(os.path.basename(path))
    return keras.models.load_model(os.path.basename(path))
