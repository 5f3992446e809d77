"""A model reads two of five columns; the others go to a baseline beside it."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 5)).astype("float32")
y = x[:, 0] * 2 + np.abs(x[:, 1]) + x[:, 4]
inputs = keras.Input((5,))
deep = layers.Dense(1)(layers.Dense(16, activation="relu")(inputs[:, :2]))
wide = layers.Dense(1, use_bias=False)(inputs[:, 2:])
model = keras.Model(inputs, layers.Add()([deep, wide]))
model.compile("adam", "mse")
model.fit(x, y, epochs=3)
