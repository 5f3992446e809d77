"""From false negatives, in double precision."""

from keras import ops


def recall(y_true, y_pred, epsilon=1e-9):
    y = ops.cast(ops.reshape(y_true, (-1,)), "float64")
    p = ops.cast(ops.floor(ops.cast(ops.reshape(y_pred, (-1,)), "float64") + 0.5), "float64")
    tp = ops.sum(ops.minimum(y, p))
    fn = ops.sum(ops.relu(y - p))
    return tp / (tp + fn + epsilon)
