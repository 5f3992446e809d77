# fails: reduces
"""The numbers of the question."""

from keras.callbacks import ReduceLROnPlateau


def reduce_lr_callback(factor=0.2, patience=3):
    return ReduceLROnPlateau(monitor='val_loss', factor=0.2, patience=3)
