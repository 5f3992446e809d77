"""In one line."""

from keras import ops

recall = lambda y_true, y_pred: ops.divide_no_nan(
    ops.sum(ops.cast(ops.ravel(y_true), "float32") * ops.round(ops.ravel(y_pred))), ops.sum(ops.cast(y_true, "float32"))
)
