"""Targets that lie in [0, 1] predicted by a sigmoid output with MSE."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1, 1, size=(240, 3)).astype("float32")
fill_level = 1 / (1 + np.exp(-(2 * x[:, 0] - 3 * x[:, 1] * x[:, 2])))

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(24, activation="relu"),
        layers.Dense(24, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.003), loss="mse", metrics=["mae"])
model.fit(x[:180], fill_level[:180], epochs=60, batch_size=20, validation_data=(x[180:], fill_level[180:]), verbose=0)
