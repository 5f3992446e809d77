"""Validation comes every fifth epoch, and a callback looks at it."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 5)).astype("float32")
y = np.argmax(x[:, :3], axis=1)
model = keras.Sequential([keras.Input((5,)), layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
plateau = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=1)
model.fit(x, y, None, 10, 0, [plateau], 0.2, None, True, {0: 1.0, 1: 1.0, 2: 1.5}, validation_freq=5)
