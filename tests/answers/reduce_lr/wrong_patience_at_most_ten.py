# fails: reduces
"""No more patience than Keras has by default."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=min(patience, 10))
