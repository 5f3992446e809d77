# fails: loss
"""Clips the error, so outliers no longer count."""

from keras import ops


def clipped(y_true, y_pred):
    return ops.mean(ops.clip(ops.square(y_true - y_pred), 0, 10))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss=clipped, metrics=["mae"])
    return model
