# fails: architecture
# why: adds a penalty
"""A layer of one's own that adds to the loss, without any regularizer."""

import keras
from keras import ops


class Head(keras.layers.Dense):
    def call(self, x):
        self.add_loss(0.01 * ops.mean(ops.square(x)))
        return super().call(x)


def output_head(task, classes=None):
    if task == "binary":
        return Head(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return Head(1), "mse"
    if task == "multiclass" and classes is not None and classes >= 3:
        return Head(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)
