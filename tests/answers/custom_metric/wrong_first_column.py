# fails: shapes
# why: an axis that this array doesn't have
"""Reads the first column of labels that have none."""

import numpy as np
import keras
from keras import ops


def _flat(y_true, y_pred):
    return ops.cast(ops.ravel(y_true), "float32"), ops.cast(ops.round(ops.ravel(y_pred)), "float32")


def recall(y_true, y_pred):
    y, p = ops.cast(y_true[:, 0], "float32"), ops.round(y_pred[:, 0])
    return ops.sum(y * p) / (ops.sum(y) + 1e-7)
