import numpy as np


def confusion(y_true, y_pred, classes):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    labels = range(classes)
    if y_true.shape != y_pred.shape or not set(y_true.tolist()) | set(y_pred.tolist()) <= set(labels):
        raise ValueError("no such labels")
    rows, columns = (np.equal.outer(one, labels).astype(int) for one in (y_true, y_pred))
    return rows.T @ columns


def macro_f1(matrix):
    hits = np.diag(matrix).astype(float)
    both = np.sum(matrix, axis=0) + np.sum(matrix, axis=1)
    return np.mean([2 * hit / total if total else 0 for hit, total in zip(hits, both, strict=True)])
