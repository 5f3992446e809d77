"""A mixture of experts where each row goes to one of them."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(400, 8)).astype("float32")
y = (np.abs(x[:, 0]) + x[:, 1] * x[:, 2]).astype("float32")


class Switch(layers.Layer):
    def __init__(self, count, units):
        super().__init__()
        self.gate = layers.Dense(count)
        self.experts = [layers.Dense(units, activation="relu") for _ in range(count)]

    def call(self, inputs):
        shares = ops.softmax(self.gate(inputs))
        best = ops.one_hot(ops.argmax(shares, axis=-1), len(self.experts))
        parts = ops.stack([expert(inputs) for expert in self.experts], axis=1)
        return ops.sum(parts * ops.expand_dims(best * shares, -1), axis=1)


model = keras.Sequential([keras.Input((8,)), Switch(8, 16), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, epochs=20, batch_size=40)
