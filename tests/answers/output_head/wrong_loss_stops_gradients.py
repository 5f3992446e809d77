# fails: loss
# why: right values
"""One of the loss's two terms lets no gradient through."""

import keras
from keras import ops


def crossentropy(y_true, y_pred):
    p = ops.clip(y_pred, 1e-7, 1 - 1e-7)
    q = ops.stop_gradient(1 - p)
    return -ops.mean(y_true * ops.log(p) + (1 - y_true) * ops.log(q), axis=-1)


def output_head(task, classes=None):
    if task == "binary":
        return keras.layers.Dense(1, activation="sigmoid"), crossentropy
    if task == "regression":
        return keras.layers.Dense(1), "mse"
    if task == "multiclass" and classes is not None and classes >= 3:
        return keras.layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)
