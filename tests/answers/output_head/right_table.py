"""A table of how many, which activation and which loss."""

import keras

HEADS = {
    "binary": (1, "sigmoid", keras.losses.binary_crossentropy),
    "multiclass": (None, "softmax", keras.losses.categorical_crossentropy),
    "regression": (1, None, keras.losses.mean_squared_error),
}


def output_head(task, classes=None):
    if task not in HEADS:
        raise ValueError(f"task must be one of {', '.join(HEADS)}")
    units, activation, loss = HEADS[task]
    if units is None:
        if not classes or classes < 3:
            raise ValueError("classes must be at least 3")
        units = classes
    return [keras.layers.Dense(units, activation=activation, name="head"), loss]
