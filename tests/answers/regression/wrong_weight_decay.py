# fails: loss
"""Adds a weight decay to Adam."""

from keras.optimizers import Adam


def compile_for_regression(model):
    model.compile(optimizer=Adam(learning_rate=1e-3, weight_decay=0.01), loss="mse", metrics=["mae"])
    return model
