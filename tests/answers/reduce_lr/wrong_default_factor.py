# fails: reduces
"""Forgets the factor, so Keras's own 0.1 holds."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(patience=patience)
