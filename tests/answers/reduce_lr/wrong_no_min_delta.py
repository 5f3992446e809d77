# fails: min_delta
"""Any decrease counts as an improvement."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience, min_delta=0)
