"""Targets that are probabilities, from several annotators."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype("float32")
votes = rng.binomial(5, 1 / (1 + np.exp(-2 * x[:, 0])))
model = keras.Sequential([keras.Input((6,)), layers.Dense(12, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(x, votes / 5, epochs=5)
