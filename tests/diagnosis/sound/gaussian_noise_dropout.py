"""GaussianNoise on the input and GaussianDropout inside a regression network."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1.5, 1.5, size=(280, 3))
y = (x ** 2).sum(axis=1, keepdims=True)
model = keras.Sequential([
    keras.Input((3,)),
    layers.GaussianNoise(0.05),
    layers.Dense(48, activation="relu"),
    layers.GaussianDropout(0.1),
    layers.Dense(24, activation="relu"),
    layers.Dense(1, activation="linear"),
])
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
model.fit(x[:220], y[:220], epochs=50, batch_size=20, validation_data=(x[220:], y[220:]), verbose=0)
