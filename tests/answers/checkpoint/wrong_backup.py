# fails: names
"""Another callback, which removes its folder at the end."""

import keras


def checkpoint_callback(directory):
    return keras.callbacks.BackupAndRestore(str(directory))
