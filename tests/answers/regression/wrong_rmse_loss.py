# fails: loss
"""Takes the root of the mean."""

from keras import ops


def rmse(y_true, y_pred):
    return ops.sqrt(ops.mean(ops.square(y_true - y_pred)))


def compile_for_regression(model):
    model.compile(optimizer="adam", loss=rmse, metrics=["mae"])
    return model
