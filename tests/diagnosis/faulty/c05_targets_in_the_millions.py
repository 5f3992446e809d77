"""Plain SGD on targets in the millions."""
# finds: weights that become nan
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = 4e6 + 1e6 * x[:, 0]
model = keras.Sequential([keras.Input((6,)), layers.Dense(32, activation="relu"), layers.Dense(1)])
model.compile(keras.optimizers.SGD(0.01), "mse")
model.fit(x, y, epochs=10)
