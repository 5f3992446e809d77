"""A pause of one epoch ends before anything is counted, so it is none."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience, cooldown=1)
