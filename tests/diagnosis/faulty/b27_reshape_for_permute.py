"""Channels and steps are exchanged by a Reshape."""
# finds: a reshape for a permute
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(90, 4, 10)).astype("float32")
model = keras.Sequential([keras.Input((4, 10)), layers.Reshape((10, 4)), layers.LSTM(8), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, 0].sum(1), epochs=5)
