"""train_on_batch of a softmax over one unit."""
# finds: softmax over one unit
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = (x[:, 0] > 0).astype("float32")
model = keras.Sequential([keras.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="softmax")])
model.compile("adam", "binary_crossentropy")
for step in range(20):
    model.train_on_batch(x[12 * step : 12 * step + 12], y[12 * step : 12 * step + 12])
