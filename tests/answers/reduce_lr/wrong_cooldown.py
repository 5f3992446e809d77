# fails: reduces
"""Waits after a reduction."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience, cooldown=2)
