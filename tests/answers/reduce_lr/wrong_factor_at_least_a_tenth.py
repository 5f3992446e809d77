# fails: reduces
"""Never less than a tenth."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=max(factor, 0.1), patience=patience)
