"""Output layer and loss: the activation determines what the numbers mean, and the loss has to read them that way.

A yes-or-no question needs one probability, which a sigmoid outputs; exclusive classes share a total probability of 1,
which a softmax divides among them; a quantity may be any number, so nothing squeezes it. The layer is created inside
the function: a layer keeps its weights, so a layer that is created only once would be shared by all callers.
"""

from keras import layers


def output_head(task, classes=None):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError(f"multiclass needs at least 3 classes, not {classes}")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mean_squared_error"
    raise ValueError(f"unknown task {task!r}")
