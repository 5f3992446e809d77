"""Reducing the learning rate on a plateau: what `ReduceLROnPlateau` is for.

When the validation loss stops falling, the steps have often become too long for the valley they are in; shorter ones
can descend further. `monitor="val_loss"` is the default, but writing it out tells the reader what decides. The
optimizer's rate must be a number: a `LearningRateSchedule` can't be reduced.
"""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=patience)
