"""Gradient clipping by global norm for a SimpleRNN on longer sequences."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

T = 25
x = rng.normal(size=(260, T, 2)).astype("float32")
y = np.tanh(x[:, -5:, 0].sum(axis=1) - x[:, -1, 1])[:, None]
model = keras.Sequential([
    keras.Input((T, 2)),
    layers.SimpleRNN(24, recurrent_initializer="orthogonal"),
    layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(3e-3, global_clipnorm=1.0), loss="mse", metrics=["mae"])
model.fit(x[:200], y[:200], epochs=40, batch_size=20, validation_data=(x[200:], y[200:]), verbose=0)
