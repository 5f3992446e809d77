"""A stop_gradient cuts the first layers off."""
# finds: weights that are cut off
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
inputs = keras.Input((6,))
h = layers.Dense(16, activation="relu")(inputs)
h = layers.Lambda(lambda v: ops.stop_gradient(v), output_shape=(16,))(h)
model = keras.Model(inputs, layers.Dense(1)(layers.Dense(16, activation="relu")(h)))
model.compile("adam", "mse")
model.fit(x, x.sum(1), epochs=10)
