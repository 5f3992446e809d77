"""A wide layer without an activation right before the last one."""
# finds: a linear hidden layer
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = np.argmax(x[:, :3] * x[:, 3:], axis=1)
model = keras.Sequential([keras.Input((6,)), layers.Dense(24, activation="relu"), layers.Dense(24), layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=10)
