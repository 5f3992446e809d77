"""All settings spelled out, as a subclass, from tf.keras."""

import tensorflow as tf


class Gentle(tf.keras.callbacks.ReduceLROnPlateau):
    pass


def reduce_lr_callback(factor=0.2, patience=3):
    return Gentle("val_loss", factor, patience, 0, "min", 1e-4, 0, 0.0)
