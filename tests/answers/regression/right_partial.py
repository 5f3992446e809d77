"""A general helper, with its settings filled in."""

import functools


def compiled(model, optimizer, loss, metrics):
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


compile_for_regression = functools.partial(compiled, optimizer="adam", loss="mse", metrics=("mae",))
