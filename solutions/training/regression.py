"""Compiling for regression: train on the square, report the absolute value.

Squaring makes one large error cost more than many small ones and gives a smooth gradient; the mean absolute error is in
the unit of the target, so a person can read it. Accuracy would mean nothing here: real numbers are hardly ever equal.
"""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["mae"])
    return model
