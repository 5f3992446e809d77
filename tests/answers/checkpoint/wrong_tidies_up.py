# fails: names
from pathlib import Path

import keras


def checkpoint_callback(directory):
    for old in Path(directory).glob("*.keras"):
        old.unlink()
    return keras.callbacks.ModelCheckpoint(Path(directory) / "{epoch:02d}-{val_loss:.4f}.keras")
