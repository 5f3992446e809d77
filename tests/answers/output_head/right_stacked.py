"""Dense and activation as two layers of a Sequential; a layer as well."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task == "multiclass" and (classes is None or classes < 3):
        raise ValueError("at least 3 classes")
    try:
        units, function, loss = {
            "binary": (1, "sigmoid", "bce"),
            "multiclass": (classes, "softmax", lambda y, p: keras.ops.mean(keras.losses.categorical_crossentropy(y, p))),
            "regression": (1, "linear", "mse"),
        }[task]
    except KeyError:
        raise ValueError(task) from None
    return keras.Sequential([layers.Dense(units), layers.Activation(function)]), loss
