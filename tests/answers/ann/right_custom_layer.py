"""A Dense layer written by hand, weights and all."""

import keras
from keras import ops


class Affine(keras.layers.Layer):
    def __init__(self, width, function, **kwargs):
        super().__init__(**kwargs)
        self.width, self.function = width, function

    def build(self, input_shape):
        self.b = self.add_weight(shape=(self.width,), initializer="zeros", name="b")
        self.w = self.add_weight(shape=(input_shape[-1], self.width), initializer="glorot_uniform", name="w")

    def call(self, x):
        return self.function(ops.matmul(x, self.w) + self.b)


def build_ann(input_dim=10, hidden=(16, 8)):
    inputs = keras.Input((input_dim,))
    x = inputs
    for width in hidden:
        x = Affine(width, lambda z: ops.maximum(z, 0.0))(x)
    model = keras.Model(inputs, Affine(1, lambda z: 1 / (1 + ops.exp(-z)))(x))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
