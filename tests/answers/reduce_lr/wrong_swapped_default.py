# fails: defaults
"""Another default for patience."""

import keras


def reduce_lr_callback(factor=0.2, patience=5):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience)
