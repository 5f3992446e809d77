"""Makes room first."""

from pathlib import Path

import keras


def save_and_load(model, path):
    path = Path(path)
    path.unlink(missing_ok=True)
    keras.saving.save_model(model, path)
    return keras.saving.load_model(path)
