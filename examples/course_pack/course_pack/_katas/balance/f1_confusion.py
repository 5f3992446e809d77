"""From a confusion matrix to F1 · balance

Which classes does a model confuse with each other? A matrix of counts shows it, and most scores of a classifier can be
computed from it.
"""


def confusion(y_true, y_pred, classes):
    """Return how often each class was predicted as each class: an array of integers (classes, classes).

    Each row belongs to a true class, each column to a predicted one.

    Args:
        y_true: the class of each sample, an array of whole numbers from 0 to classes - 1, (n,); n may be 0.
        y_pred: the predicted class of each sample, (n,).
        classes: the number of classes; some may never occur.

    Raises:
        ValueError: if the two have different lengths, or a label is not one of the classes.
    """
    raise NotImplementedError


def macro_f1(matrix):
    """Return the mean of the F1 scores of all classes, a float.

    The F1 score of a class is the harmonic mean of its precision and its recall. It is 0 if the class is never
    predicted correctly, even if it never occurs; such a class counts in the mean like any other.

    Args:
        matrix: what `confusion` returns.
    """
    raise NotImplementedError
