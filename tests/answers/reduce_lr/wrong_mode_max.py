# fails: reduces
"""Takes the highest loss for the best."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="max", factor=factor, patience=patience)
