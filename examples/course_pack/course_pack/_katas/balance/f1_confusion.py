"""From a confusion matrix to F1 · balance

Which classes does a model take for which others? A matrix of counts says it, and everything that is told of a
classifier can be read from it.
"""


def confusion(y_true, y_pred, classes):
    """Return how often each class was taken for each: an array of whole numbers (classes, classes).

    Each row belongs to a true class, each column to a predicted one.

    Args:
        y_true: the class of each sample, an array of whole numbers from 0 to classes - 1, (n,); n may be 0.
        y_pred: the class that was predicted for it, (n,).
        classes: how many there are; not every one needs to occur.

    Raises:
        ValueError: where the two are not of the same length, or a label is none of the classes.
    """
    raise NotImplementedError


def macro_f1(matrix):
    """Return the mean of the F1 scores of all classes, a float.

    The F1 score of a class is the harmonic mean of its precision and its recall. It is 0 where the class is never
    predicted rightly, also where it never occurs at all; such a class counts in the mean like any other.

    Args:
        matrix: what `confusion` returns.
    """
    raise NotImplementedError
