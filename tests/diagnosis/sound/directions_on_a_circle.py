"""Angles as unit vectors, compared by their cosine."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

angle = rng.uniform(0, 2 * np.pi, 500)
x = np.stack([np.cos(angle), np.sin(angle), np.cos(2 * angle)], axis=1).astype("float32") + 0.05
y = np.stack([np.cos(angle), np.sin(angle)], axis=1).astype("float32")
model = keras.Sequential([keras.Input((3,)), layers.Dense(32, "swish"), layers.Dense(2), layers.UnitNormalization()])
model.compile("adam", keras.losses.CosineSimilarity())
model.fit(x, y, epochs=5)
