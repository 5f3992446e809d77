# fails: metrics
"""Without the absolute value errors cancel."""

from keras import ops


def mae(y_true, y_pred):
    return ops.mean(y_pred - y_true)


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[mae])
    return model
