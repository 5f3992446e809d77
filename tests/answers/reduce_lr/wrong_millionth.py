# fails: reduces
# why: min_lr
"""A lower bound of a millionth."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience, min_lr=1e-6)
