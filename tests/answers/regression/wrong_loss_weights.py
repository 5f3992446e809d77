# fails: loss
"""Weighs the loss twice."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", loss_weights=[2.0], metrics=["mae"])
    return model
