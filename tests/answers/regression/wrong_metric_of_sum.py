# fails: metrics
"""Sums the absolute errors of a batch."""

from keras import ops


def total_error(y_true, y_pred):
    return ops.sum(ops.abs(ops.reshape(y_true, ops.shape(y_pred)) - y_pred))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[total_error])
    return model
