# fails: value
# why: negative samples are counted as well
"""Counts all right decisions, over the positives."""
import keras
from keras import ops
def recall(y_true, y_pred):
    y_true = ops.ravel(ops.cast(y_true, "float32"))
    y_pred = ops.ravel(ops.round(y_pred))
    return ops.sum(ops.cast(ops.equal(y_true, y_pred), "float32")) / (ops.sum(y_true) + 1e-7)
