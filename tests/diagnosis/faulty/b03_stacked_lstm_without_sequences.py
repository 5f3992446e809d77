"""Two LSTMs in a row, and the first passes on its last state alone."""
# finds: it does not run
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

model = keras.Sequential([keras.Input((8, 3)), layers.LSTM(6), layers.LSTM(6), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(rng.normal(size=(50, 8, 3)), rng.normal(size=50), epochs=5)
