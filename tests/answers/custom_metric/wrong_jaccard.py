# fails: value
# why: Jaccard
"""Counts false alarms in the denominator."""

import numpy as np
import keras
from keras import ops


def _flat(y_true, y_pred):
    return ops.cast(ops.ravel(y_true), "float32"), ops.cast(ops.round(ops.ravel(y_pred)), "float32")


def recall(y_true, y_pred):
    y, p = _flat(y_true, y_pred)
    return ops.sum(y * p) / (ops.sum(y) + ops.sum(p) - ops.sum(y * p) + 1e-7)
