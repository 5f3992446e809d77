"""A target at every step, read by the same layer."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(120, 9, 2)).astype("float32")
y = np.cumsum(x[..., :1], axis=1)
model = keras.Sequential([keras.Input((9, 2)), layers.Bidirectional(layers.LSTM(10, return_sequences=True)), layers.TimeDistributed(layers.Dense(1))])
model.compile("adam", "mse")
model.fit(x, y, epochs=3, batch_size=20)
