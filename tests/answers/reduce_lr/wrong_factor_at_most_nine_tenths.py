# fails: reduces
"""Never more than nine tenths."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=min(factor, 0.9), patience=patience)
