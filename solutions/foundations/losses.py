"""Loss functions: how far is a prediction from the truth, as one number.

Squares punish a large error more than many small ones, absolute values don't. Cross-entropy is the surprise at the true
class, -log of its probability: the sum over the classes picks it out, since all other labels are 0. Without clipping, a
prediction that is certain and wrong would have an infinite loss.
"""

import numpy as np

EPSILON = 1e-7


def mean_squared_error(y_true, y_pred):
    return float(np.mean((y_true - y_pred) ** 2))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return float(np.mean(-(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return float(np.mean(-np.sum(y_true * np.log(p), axis=-1)))
