"""Small volumes and three-dimensional convolutions."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

kind = rng.integers(0, 2, 40)
x = rng.normal(0, 0.3, (40, 12, 12, 12, 1)).astype("float32")
x[kind == 1, 3:8, 3:8, 3:8] += 1
model = keras.Sequential([keras.Input((12, 12, 12, 1)), layers.Conv3D(4, 3, activation="relu"), layers.MaxPooling3D(), layers.Conv3D(8, 3, activation="relu"), layers.GlobalAveragePooling3D(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, kind, epochs=2, batch_size=8)
