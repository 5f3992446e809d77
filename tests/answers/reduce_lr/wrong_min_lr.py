# fails: reduces
"""A lower bound that nobody asked for."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience, min_lr=1e-3)
