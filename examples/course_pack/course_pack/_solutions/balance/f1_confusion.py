"""From a confusion matrix to F1.

Precision and recall share their numerator, so their harmonic mean is twice the hits divided by the sum of both
denominators: the sum of the row and that of the column. Where that is zero there are no hits either, and dividing by 1
results in the required 0. `np.add.at` counts a pair as often as it occurs, which an index with += doesn't.
"""

import numpy as np


def confusion(y_true, y_pred, classes):
    if len(y_true) != len(y_pred):
        raise ValueError("each sample has one class and one prediction")
    matrix = np.zeros((classes, classes), int)
    if len(y_true):
        if min(np.min(y_true), np.min(y_pred)) < 0 or max(np.max(y_true), np.max(y_pred)) >= classes:
            raise ValueError("a label is none of the classes")
        np.add.at(matrix, (y_true, y_pred), 1)
    return matrix


def macro_f1(matrix):
    both = matrix.sum(axis=0) + matrix.sum(axis=1)
    return float(np.mean(2 * np.diag(matrix) / np.where(both == 0, 1, both)))
