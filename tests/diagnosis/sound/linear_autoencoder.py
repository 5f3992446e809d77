"""Principal components by a linear autoencoder: nothing but linear layers, and meant so."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

basis = rng.normal(size=(2, 8))
x = (rng.normal(size=(240, 2)) @ basis + rng.normal(0, 0.05, (240, 8))).astype("float32")
model = keras.Sequential([keras.Input((8,)), layers.Dense(2, use_bias=False), layers.Dense(8, use_bias=False)])
model.compile(keras.optimizers.Adam(1e-2), loss="mse")
model.fit(x, x, epochs=10, batch_size=24)
