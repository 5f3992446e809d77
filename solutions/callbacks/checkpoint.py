"""A checkpoint after every epoch: `ModelCheckpoint` with a file name that describes the content.

The callback fills in `epoch`, counted from 1, and whatever the epoch logged. With its defaults it writes the whole
model (not `save_weights_only`) after every epoch (not `save_best_only`), so an interrupted training run can continue
from any of the files as if nothing had happened.
"""

from pathlib import Path

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(Path(directory) / "{epoch:02d}-{val_loss:.4f}.keras")
