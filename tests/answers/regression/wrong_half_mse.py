# fails: loss
"""The textbook's one half is not in the mean."""

from keras import ops


def compile_for_regression(model):
    model.compile(optimizer="adam", loss=lambda y, p: 0.5 * ops.mean(ops.square(y - p), axis=-1), metrics=["mae"])
    return model
