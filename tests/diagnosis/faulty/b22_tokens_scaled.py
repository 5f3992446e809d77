"""Tokens are standardized in front of an Embedding."""
# finds: tokens that are not integers
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.integers(1, 200, (120, 9)).astype("float32")
x = (x - x.mean()) / x.std()
model = keras.Sequential([keras.Input((9,)), layers.Embedding(200, 8), layers.GlobalAveragePooling1D(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(x, rng.integers(0, 2, 120), epochs=5)
