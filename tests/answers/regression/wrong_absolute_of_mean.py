# fails: metrics
"""Takes the absolute value after the mean."""

from keras import ops


def mae(y_true, y_pred):
    return ops.abs(ops.mean(ops.reshape(y_true, ops.shape(y_pred)) - y_pred))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[mae])
    return model
