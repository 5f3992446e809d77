# fails: metrics
"""Precision with the denominator of recall."""

import keras
from keras import ops


def precision(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1, 1)), "float32")
    return ops.sum(y_true * ops.round(y_pred)) / (ops.sum(y_true) + 1e-7)


def compile_with_metrics(model):
    model.compile("adam", "binary_crossentropy", metrics=["accuracy", precision, keras.metrics.Recall()])
    return model
