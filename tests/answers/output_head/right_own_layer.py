"""A layer of one's own, from tf.keras."""

import tensorflow as tf


class Head(tf.keras.layers.Layer):
    def __init__(self, units, function):
        super().__init__()
        self.units = units
        self.function = function

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name="kernel")
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")

    def call(self, x):
        return self.function(tf.matmul(x, self.kernel) + self.bias)


def output_head(task, classes=None):
    if task == "binary":
        return Head(1, tf.nn.sigmoid), tf.keras.losses.BinaryCrossentropy(from_logits=False)
    elif task == "regression":
        return Head(1, tf.identity), tf.keras.losses.MeanSquaredError()
    elif task == "multiclass":
        if classes in (None, 0, 1, 2) or classes < 0:
            raise ValueError("classes")
        return Head(classes, tf.nn.softmax), tf.keras.losses.CategoricalCrossentropy()
    else:
        raise ValueError("task")
