# fails: shapes
"""The seed's formula as it is: labels (n,) times predictions (n, 1) make a matrix."""

import keras
from keras import ops


def recall(y_true, y_pred):
    true_positives = ops.sum(ops.round(ops.clip(ops.multiply(y_true, y_pred), 0, 1)))
    possible_positives = ops.sum(ops.round(ops.clip(y_true, 0, 1)))
    return true_positives / (ops.cast(possible_positives, "float32") + keras.config.epsilon())
