"""An optimizer with the argument lr."""
# finds: an API that is gone
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
model.compile(keras.optimizers.Adam(lr=0.01), "mse")
