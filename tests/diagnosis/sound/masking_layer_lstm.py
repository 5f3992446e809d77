"""Sequences padded with -1 behind a Masking layer."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lengths = rng.integers(4, 10, 150)
x = np.full((150, 10, 2), -1.0, "float32")
for row, size in enumerate(lengths):
    x[row, :size] = rng.normal(size=(size, 2))
y = np.array([x[row, :size, 0].sum() for row, size in enumerate(lengths)], "float32")
model = keras.Sequential([keras.Input((10, 2)), layers.Masking(-1.0), layers.LSTM(12), layers.Dense(1)])
model.compile("adam", "mse", metrics=["mae"])
model.fit(x, y, epochs=3, batch_size=15, validation_split=0.2)
