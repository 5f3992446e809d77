"""A Python generator that yields inputs, targets and weights."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 7)).astype("float32")
y = (x[:, 0] * x[:, 1] > 0).astype("float32")


def batches(size=20):
    while True:
        rows = rng.integers(0, 240, size)
        yield x[rows], y[rows], np.where(y[rows] == 1, 2.0, 1.0)


model = keras.Sequential([keras.Input((7,)), layers.Dense(24, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", weighted_metrics=["accuracy"])
model.fit(batches(), steps_per_epoch=12, epochs=3, validation_data=(x[240:], y[240:]))
