"""Sequence-to-sequence regression: a Dense layer applied to each step of a GRU."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1, 1, size=(240, 10, 2)).astype("float32")
y = (np.cumsum(x[..., 0], axis=1) * 0.5 + x[..., 1])[..., None]

inputs = keras.Input((10, 2))
h = layers.GRU(24, return_sequences=True)(inputs)
outputs = layers.Dense(1)(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="mse", metrics=["mae"])
model.fit(x[:190], y[:190], validation_data=(x[190:], y[190:]), epochs=35, batch_size=19, verbose=0)
