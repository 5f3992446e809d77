"""The convolution as a product of patches and a matrix."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable()
class Patches(layers.Layer):
    def __init__(self, filters, size, **kwargs):
        super().__init__(**kwargs)
        self.filters, self.size = filters, size

    def build(self, shape):
        self.kernel = self.add_weight(shape=(self.size, self.size, shape[-1], self.filters), name="kernel")
        self.bias = self.add_weight(shape=(self.filters,), name="bias", initializer="zeros")
        self.places = shape[1] - self.size + 1, shape[2] - self.size + 1

    def call(self, inputs):
        rows, columns = self.places
        total = self.bias
        for down in reversed(range(self.size)):
            for right in reversed(range(self.size)):
                part = inputs[:, down : down + rows, right : right + columns]
                total = total + ops.matmul(part, self.kernel[down, right])
        return ops.reshape(ops.relu(total), (-1, rows * columns * self.filters))


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential([keras.Input(input_shape), Patches(filters, kernel_size)])
