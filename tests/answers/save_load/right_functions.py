"""The functions instead of the method, and tf.keras."""

import tensorflow as tf


def save_and_load(model, path):
    tf.keras.models.save_model(model, path, overwrite=True)
    return tf.keras.models.load_model(path, compile=True)
