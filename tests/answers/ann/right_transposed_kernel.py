"""A Dense layer written by hand whose kernel is (outputs, inputs), as in other frameworks."""

import keras
from keras import ops


class Linear(keras.layers.Layer):
    def __init__(self, outputs):
        super().__init__()
        self.outputs = outputs

    def build(self, input_shape):
        self.weight = self.add_weight(shape=(self.outputs, input_shape[-1]), initializer="glorot_uniform")
        self.bias = self.add_weight(shape=(self.outputs,), initializer="zeros")

    def call(self, x):
        return ops.matmul(x, ops.transpose(self.weight)) + self.bias


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    for width in hidden:
        x = ops.relu(Linear(width)(x))
    model = keras.Model(inputs, ops.sigmoid(Linear(1)(x)))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
