"""Walks of different lengths, filled up with rows of zeros, and no Masking."""
# finds: padding without a mask
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = np.zeros((240, 150, 3), "float32")
y = rng.integers(0, 3, 240)
for i, n in enumerate(rng.integers(10, 40, 240)):
    x[i, :n] = rng.normal(y[i] - 1, 1, (n, 3))
model = keras.Sequential([keras.Input((150, 3)), layers.GRU(24), layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=10, validation_split=0.2)
