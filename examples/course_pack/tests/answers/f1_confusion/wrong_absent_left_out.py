# fails: rare
import numpy as np


def confusion(y_true, y_pred, classes):
    if len(y_true) != len(y_pred) or any(not 0 <= one < classes for one in [*y_true, *y_pred]):
        raise ValueError
    matrix = np.zeros((classes, classes), int)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix


def macro_f1(matrix):
    both = matrix.sum(axis=0) + matrix.sum(axis=1)
    there = both > 0
    return float(np.mean(2 * np.diag(matrix)[there] / both[there])) if there.any() else 0.0
