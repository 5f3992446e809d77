# fails: reduces
"""Stops instead of going on with smaller steps."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience)
