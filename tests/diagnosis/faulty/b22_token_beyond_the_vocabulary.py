"""The largest token is one more than the Embedding knows."""
# finds: tokens beyond the vocabulary
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.integers(1, 51, (120, 9))
model = keras.Sequential([keras.Input((9,)), layers.Embedding(50, 8), layers.GlobalAveragePooling1D(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(x, rng.integers(0, 2, 120), epochs=5)
