# fails: reduces
"""The class, not an object of it."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau
