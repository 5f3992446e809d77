"""BatchNormalization along the rows, behind an activation."""
# finds: normalized along the rows
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.random((60, 14, 14, 3)).astype("float32")
y = rng.integers(0, 2, 60)
model = keras.Sequential([keras.Input((14, 14, 3)), layers.Conv2D(8, 3), layers.ReLU(), layers.BatchNormalization(axis=1), layers.Flatten(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=5)
