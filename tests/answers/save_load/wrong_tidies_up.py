# fails: loaded
"""Makes room in the folder first."""

from pathlib import Path

import keras


def save_and_load(model, path):
    for file in Path(path).parent.iterdir():
        file.unlink()
    model.save(path)
    return keras.models.load_model(path)
