"""Codes with a straight-through gradient and losses added by the layer."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Quantizer(layers.Layer):
    def __init__(self, count, size, **kwargs):
        super().__init__(**kwargs)
        self.count, self.size = count, size

    def build(self, shape):
        self.codes = self.add_weight(shape=(self.size, self.count), initializer="random_uniform", trainable=True)

    def call(self, x):
        distance = ops.sum(x**2, 1, keepdims=True) + ops.sum(self.codes**2, 0) - 2 * ops.matmul(x, self.codes)
        nearest = ops.take(ops.transpose(self.codes), ops.argmin(distance, axis=1), axis=0)
        self.add_loss(ops.mean((ops.stop_gradient(nearest) - x) ** 2) * 0.25 + ops.mean((nearest - ops.stop_gradient(x)) ** 2))
        return x + ops.stop_gradient(nearest - x)


x = rng.normal(size=(160, 10)).astype("float32")
inputs = keras.Input((10,))
h = layers.Dense(4)(layers.Dense(16, activation="relu")(inputs))
h = Quantizer(16, 4)(h)
model = keras.Model(inputs, layers.Dense(10)(layers.Dense(16, activation="relu")(h)))
model.compile("adam", "mse")
model.fit(x, x, epochs=3)
