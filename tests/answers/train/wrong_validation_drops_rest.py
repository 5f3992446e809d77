# fails: history
"""Validation drops what doesn't fill a batch, and so all of a few rows."""

import tensorflow as tf


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    first = int(len(x) * (1 - validation_split))
    trained = tf.data.Dataset.from_tensor_slices((x[:first], y[:first])).batch(batch_size)
    held = tf.data.Dataset.from_tensor_slices((x[first:], y[first:])).batch(batch_size, drop_remainder=True)
    return model.fit(trained, epochs=epochs, validation_data=held, verbose=0)
