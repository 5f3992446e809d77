# fails: reduces
# why: watches loss
"""Watches the training loss."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=factor, patience=patience)
