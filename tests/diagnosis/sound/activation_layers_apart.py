"""Activations in layers of their own, and one that is a bare operation."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype("float32")
y = np.argmax(x[:, :3] * x[:, 3:], axis=1)
inputs = keras.Input((6,))
h = layers.ReLU()(layers.Dense(24)(inputs))
h = layers.Activation("relu")(layers.Dense(24)(h))
h = ops.relu(layers.Dense(12)(h))
outputs = layers.Softmax()(layers.Dense(3)(h))
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=5)
