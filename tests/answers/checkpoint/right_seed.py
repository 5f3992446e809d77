import os

import tensorflow as tf


def checkpoint_callback(directory):
    callback = [
        tf.keras.callbacks.ModelCheckpoint(filepath=os.path.join(directory, '{epoch:02d}-{val_loss:.4f}.keras'))
    ]
    return callback[0]
