"""Attention pooling: a Dense with a softmax along the steps gives weights."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(120, 7, 4)).astype("float32")
y = x.max(axis=(1, 2))
inputs = keras.Input((7, 4))
h = layers.Bidirectional(layers.GRU(6, return_sequences=True))(inputs)
weights = layers.Softmax(axis=1)(layers.Dense(1)(layers.Dense(8, activation="tanh")(h)))
pooled = layers.Lambda(lambda v: ops.sum(v[0] * v[1], axis=1), output_shape=(12,))([h, weights])
gate = layers.Dense(12, activation="softmax")(pooled)
model = keras.Model(inputs, layers.Dense(1)(layers.Multiply()([pooled, gate])))
model.compile("adam", "mse")
model.fit(x, y, epochs=3, batch_size=20)
