# fails: metrics
"""Labels (n,) beside predictions (n, 1) become an (n, n) matrix."""

from keras import ops


def mae(y_true, y_pred):
    return ops.mean(ops.abs(y_true - y_pred))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[mae])
    return model
