# fails: names
"""Only the weights."""

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(
        str(directory) + "/{epoch:02d}-{val_loss:.4f}.keras", save_weights_only=True
    )
