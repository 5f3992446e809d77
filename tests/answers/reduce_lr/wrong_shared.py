# fails: reduces
"""One callback for all calls: the first call's numbers stay."""

import keras

CALLBACK = None


def reduce_lr_callback(factor=0.2, patience=3):
    global CALLBACK
    if CALLBACK is None:
        CALLBACK = keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience)
    return CALLBACK
