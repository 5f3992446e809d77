"""Ratings from 1 to 5 as numbers to be met."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 6)).astype("float32")
y = np.clip(np.round(3 + x[:, 0] + 0.5 * x[:, 1]), 1, 5)
model = keras.Sequential([keras.Input((6,)), layers.Dense(24, activation="relu"), layers.Dense(1)])
model.compile("adam", "mse", metrics=["mae"])
model.fit(x, y, epochs=5, validation_split=0.2)
