# fails: no_class
import numpy as np


def confusion(y_true, y_pred, classes):
    if len(y_true) != len(y_pred):
        raise ValueError
    matrix = np.zeros((classes, classes), int)
    try:
        np.add.at(matrix, (y_true, y_pred), 1)
    except IndexError:
        raise ValueError from None
    return matrix


def macro_f1(matrix):
    both = matrix.sum(axis=0) + matrix.sum(axis=1)
    return float(np.mean(2 * np.diag(matrix) / np.where(both == 0, 1, both)))
