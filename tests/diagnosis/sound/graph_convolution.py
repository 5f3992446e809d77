"""Nodes of one graph: every row reads its neighbours' rows, and the batch is the graph."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Convolve(layers.Layer):
    def __init__(self, units, edges, **kwargs):
        super().__init__(**kwargs)
        self.dense, self.edges = layers.Dense(units, activation="relu"), edges

    def build(self, shape):
        self.dense.build(shape)

    def call(self, x):
        return ops.matmul(self.edges, self.dense(x))


n = 40
edges = (rng.random((n, n)) < 0.1) | np.eye(n, dtype=bool)
edges = (edges / edges.sum(1, keepdims=True)).astype("float32")
x = rng.normal(size=(n, 6)).astype("float32")
y = rng.integers(0, 3, n)
inputs = keras.Input(batch_shape=(n, 6))
h = Convolve(12, edges)(inputs)
model = keras.Model(inputs, layers.Dense(3)(Convolve(12, edges)(h)))
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(x, y, batch_size=n, epochs=5, shuffle=False)
