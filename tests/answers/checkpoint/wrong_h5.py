# fails: names
"""The suffix of the seed's answer."""

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(filepath=str(directory) + '/model.{epoch:02d}-{val_loss:.4f}.h5')
