"""A confusion matrix of one-hot labels and decisions."""

from keras import ops


def recall(y_true, y_pred):
    actual = ops.one_hot(ops.cast(ops.ravel(y_true), "int32"), 2)
    decided = ops.one_hot(ops.cast(ops.ravel(y_pred) > 0.5, "int32"), 2)
    matrix = ops.matmul(ops.transpose(actual), decided)
    return matrix[1, 1] / (matrix[1, 0] + matrix[1, 1] + 1e-7)
