# fails: loss
"""Sums over the outputs; right only where there is one."""

from keras import ops


def compile_for_regression(model):
    model.compile(optimizer="adam", loss=lambda y, p: ops.sum(ops.square(y - p), axis=-1), metrics=["mae"])
    return model
