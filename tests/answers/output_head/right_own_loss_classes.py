"""Losses as classes of their own."""

import keras
from keras import ops


class MSE(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return ops.mean(ops.square(y_pred - ops.cast(y_true, y_pred.dtype)), axis=-1)


class BCE(keras.losses.Loss):
    def call(self, y_true, y_pred):
        p = ops.clip(y_pred, 1e-7, 1 - 1e-7)
        y = ops.cast(y_true, p.dtype)
        return -ops.mean(y * ops.log(p) + (1 - y) * ops.log(1 - p), axis=-1)


class CCE(keras.losses.Loss):
    def call(self, y_true, y_pred):
        p = ops.clip(y_pred, 1e-7, 1 - 1e-7)
        return -ops.sum(ops.cast(y_true, p.dtype) * ops.log(p), axis=-1)


def output_head(task, classes=None):
    if task == "multiclass" and (classes is None or classes < 3):
        raise ValueError("classes")
    try:
        units, act, loss = {
            "binary": (1, "sigmoid", BCE),
            "multiclass": (classes, "softmax", CCE),
            "regression": (1, None, MSE),
        }[task]
    except (KeyError, TypeError):
        raise ValueError(task) from None
    return keras.layers.Dense(units, activation=act), loss()
