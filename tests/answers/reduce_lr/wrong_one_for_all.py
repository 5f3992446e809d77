# fails: reduces
from functools import lru_cache

import keras


@lru_cache
def reduce_lr_callback(factor=0.2, patience=3):
    return keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=patience)
