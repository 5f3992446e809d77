"""Rows without a label have the label -1 and the weight 0."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 8)).astype("float32")
y = (x[:, 0] > 0).astype("float32")
known = rng.random(300) < 0.7
y[~known] = -1
model = keras.Sequential([keras.Input((8,)), layers.Dense(24, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", weighted_metrics=["accuracy"])
model.fit(x, y, sample_weight=known.astype("float32"), epochs=20, batch_size=32)
