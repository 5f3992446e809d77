# fails: loss
"""A cross-entropy of its own in which positives weigh twice, under the name of the right one, nearly."""

import keras
from keras import ops


def binary_cross_entropy(y_true, y_pred):
    p = ops.clip(y_pred, 1e-7, 1 - 1e-7)
    return -ops.mean(2 * y_true * ops.log(p) + (1 - y_true) * ops.log(1 - p), axis=-1)


def build_ann(input_dim=10, hidden=(16, 8)):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential([keras.Input((input_dim,)), *body, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss=binary_cross_entropy, metrics=["accuracy"])
    return model
