"""Output layer and loss: the activation says what the numbers are, the loss has to read them as that.

One yes-or-no question needs one probability, and a sigmoid gives it; classes that exclude each other share
one whole, so a softmax divides it among them; a quantity may be any number, so nothing squeezes it. The
layer is made inside the function: a layer keeps its weights, so one that was made once would be shared by
all who call.
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
