"""The seed's formula in `keras.ops`, with the shapes aligned."""

import keras
from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1,)), "float32")
    y_pred = ops.reshape(y_pred, (-1,))
    true_positives = ops.sum(ops.round(ops.clip(y_true * y_pred, 0, 1)))
    possible_positives = ops.sum(ops.round(ops.clip(y_true, 0, 1)))
    return true_positives / (possible_positives + keras.backend.epsilon())
