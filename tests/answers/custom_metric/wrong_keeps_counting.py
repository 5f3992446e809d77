# fails: value
"""A Recall object that is never reset counts all batches so far."""

import keras

counter = keras.metrics.Recall()


def recall(y_true, y_pred):
    return counter(keras.ops.ravel(y_true), keras.ops.ravel(y_pred))
