"""Loss functions · foundations · Q8, Q9

Q8: Which cross-entropy goes with which output layer and label format?
Q9: Mean squared or mean absolute error for a regression: what does each of them optimize for?

Write four losses in NumPy. Each takes labels and predictions of a batch, two arrays of the same shape, and returns one
float: the mean over the batch, equal to the Keras loss of that name.

- mean_squared_error and mean_absolute_error: shape (n, k), any numbers. The mean of the squared, or absolute,
  differences.
- binary_crossentropy: shape (n,), labels y are 0 or 1, p is the probability of a 1. The mean of
  -(y log(p) + (1 - y) log(1 - p)).
- categorical_crossentropy: shape (n, k), one row per sample. Labels are one-hot; each row of predictions holds the
  probabilities of the k classes and sums to 1. The mean over the samples of -sum(y log(p)).

A prediction may be exactly 0 or exactly 1, and log(0) is minus infinity. As Keras does, clip probabilities to
[1e-7, 1 - 1e-7] first, so that the loss is always finite.

Numbers may be large or tiny, labels may be integers (uint8, for example), and arrays may be views of other arrays.
Don't round the loss, and don't modify the arguments.
"""


def mean_squared_error(y_true, y_pred):
    """Return the mean squared error, a float.

    Args:
        y_true: numbers, shape (n, k).
        y_pred: predictions, same shape.
    """
    raise NotImplementedError


def mean_absolute_error(y_true, y_pred):
    """Return the mean absolute error, a float."""
    raise NotImplementedError


def binary_crossentropy(y_true, y_pred):
    """Return the binary cross-entropy, a float.

    Args:
        y_true: labels 0 or 1, shape (n,).
        y_pred: probabilities, same shape.
    """
    raise NotImplementedError


def categorical_crossentropy(y_true, y_pred):
    """Return the categorical cross-entropy, a float.

    Args:
        y_true: one-hot labels, shape (n, k).
        y_pred: probabilities of the classes, same shape.
    """
    raise NotImplementedError
