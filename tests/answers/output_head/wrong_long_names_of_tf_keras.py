# fails: error
# why: short names alone
"""The long name of a loss, which tf.keras has no longer."""

import tensorflow as tf

HEADS = {
    "binary": ("sigmoid", tf.keras.losses.binary_crossentropy),
    "multiclass": ("softmax", tf.keras.losses.categorical_crossentropy),
    "regression": (None, tf.keras.losses.mean_squared_error),
}


def output_head(task, classes=None):
    try:
        activation, loss = HEADS[task]
    except KeyError:
        raise ValueError(f"unknown task: {task}") from None
    units = 1
    if task == "multiclass":
        if not (isinstance(classes, int) and classes > 2):
            raise ValueError("classes")
        units = classes
    return tf.keras.layers.Dense(units, activation=activation), loss
