"""Layers without biases, normalized instead."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(260, 8)).astype("float32")
y = np.argmax(x[:, :4], axis=1)
model = keras.Sequential([keras.Input((8,)), layers.Dense(24, use_bias=False), layers.BatchNormalization(momentum=0.9), layers.ReLU(), layers.Dense(4, use_bias=False, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20, batch_size=20)
