"""A small language model that also gives its states; compile has a loss for the first output alone."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Block(layers.Layer):
    def __init__(self, size, heads):
        super().__init__()
        self.attention = layers.MultiHeadAttention(heads, size // heads)
        self.dense = keras.Sequential([layers.Dense(2 * size, activation="relu"), layers.Dense(size)])
        self.norms = [layers.LayerNormalization(), layers.LayerNormalization()]

    def call(self, x):
        x = self.norms[0](x + self.attention(x, x, use_causal_mask=True))
        return self.norms[1](x + self.dense(x))


tokens = rng.integers(1, 30, (100, 9))
inputs = keras.Input((8,), dtype="int32")
h = layers.Embedding(30, 16)(inputs) + layers.Embedding(8, 16)(ops.arange(8))
h = Block(16, 2)(h)
model = keras.Model(inputs, [layers.Dense(30)(h), h])
model.compile("adam", loss=[keras.losses.SparseCategoricalCrossentropy(from_logits=True), None])
model.fit(tokens[:, :-1], tokens[:, 1:], epochs=2, batch_size=20)
