# fails: metrics
"""Reports the first output only."""

from keras import ops


def mae(y_true, y_pred):
    return ops.mean(ops.abs(ops.reshape(y_true, ops.shape(y_pred))[:, 0] - y_pred[:, 0]))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[mae])
    return model
