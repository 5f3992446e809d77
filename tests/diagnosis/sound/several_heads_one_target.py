"""An ensemble in one model: three heads, averaged at the end."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 5)).astype("float32")
y = np.sin(x[:, 0]) + x[:, 1]
inputs = keras.Input((5,))
heads = [layers.Dense(1)(layers.Dense(16, activation="relu")(inputs)) for _ in range(3)]
model = keras.Model(inputs, layers.Average()(heads))
model.compile("adam", "huber")
model.fit(x, y, epochs=3)
