"""Weighted regression: noisy measurements receive smaller sample weights."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1, 1, size=(260, 2)).astype("float32")
noise = rng.choice([0.02, 0.5], size=260)
y = np.cos(2 * x[:, 0]) + x[:, 1] + rng.normal(size=260) * noise
w = np.where(noise < 0.1, 1.0, 0.1)
train, val = slice(0, 200), slice(200, 260)

model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(32, activation="tanh"),
    keras.layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", weighted_metrics=["mae"])
model.fit(x[train], y[train], sample_weight=w[train], validation_data=(x[val], y[val], w[val]),
          epochs=40, batch_size=20, verbose=0)
