"""A slice drops half of the features."""
# finds: inputs that are ignored
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
inputs = keras.Input((6,))
h = layers.Lambda(lambda v: v[:, :3], output_shape=(3,))(inputs)
model = keras.Model(inputs, layers.Dense(1)(layers.Dense(16, activation="tanh")(h)))
model.compile("adam", "mse")
model.fit(x, x.sum(1), epochs=10)
