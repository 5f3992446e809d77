"""Objects of losses and an activation as a function."""

import keras


def output_head(task, classes=None):
    match task:
        case "binary":
            return keras.layers.Dense(1, keras.activations.sigmoid), keras.losses.BinaryCrossentropy()
        case "multiclass" if classes is not None and classes >= 3:
            return keras.layers.Dense(classes, keras.activations.softmax), keras.losses.CategoricalCrossentropy()
        case "regression":
            return keras.layers.Dense(1, "linear"), keras.losses.MeanSquaredError()
    raise ValueError("not a task")
