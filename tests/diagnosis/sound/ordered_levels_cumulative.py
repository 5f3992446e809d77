"""Four ordered levels as three questions: more than 0, more than 1, more than 2?"""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(500, 6)).astype("float32")
level = np.digitize(x @ rng.normal(size=6), [-2, 0, 2])
y = (level[:, None] > np.arange(3)).astype("float32")
model = keras.Sequential([keras.Input((6,)), layers.Dense(24, activation="relu"), layers.Dense(3, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(x, y, epochs=10)
