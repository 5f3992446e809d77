"""Robust regression with Huber loss when some targets are outliers."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(250, 5)).astype("float32")
weights = np.array([1.0, -2.0, 0.5, 0.0, 3.0], dtype="float32")
y = x @ weights + np.maximum(x[:, 0], 0)
outliers = rng.choice(250, size=10, replace=False)
y[outliers] += rng.normal(scale=15, size=10)
y = y.reshape(-1, 1)

inp = keras.Input(shape=(5,), name="features")
z = keras.layers.Dense(32, activation="relu")(inp)
z = keras.layers.Dense(16, activation="relu")(z)
out = keras.layers.Dense(1, activation="linear")(z)
model = keras.Model(inp, out)
model.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.002),
    loss=keras.losses.Huber(delta=1.0),
    metrics=[keras.metrics.MeanAbsoluteError()],
)
model.fit(x[:200], y[:200], epochs=50, batch_size=25, validation_data=(x[200:], y[200:]), verbose=0)
