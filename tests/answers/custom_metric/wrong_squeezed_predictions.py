# fails: value
# why: a row times a column
"""A row of predictions beside a column of labels."""

import keras
from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(y_true, "float32")
    y_pred = ops.round(ops.squeeze(y_pred))
    return ops.sum(y_true * y_pred) / (ops.sum(y_true) + 1e-7)
