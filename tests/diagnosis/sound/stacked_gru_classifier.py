"""Two stacked GRU layers classify the frequency of noisy waves."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

T = 20
cls = rng.integers(0, 3, size=240)
phase = rng.uniform(0, 2 * np.pi, size=(240, 1))
omega = np.array([0.3, 0.8, 1.6])[cls][:, None]
waves = np.sin(omega * np.arange(T) + phase) + rng.normal(scale=0.1, size=(240, T))
waves = waves[..., None]

model = keras.Sequential([
    keras.Input((T, 1)),
    layers.GRU(16, return_sequences=True),
    layers.GRU(16),
    layers.Dense(3, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(waves[:180], cls[:180], batch_size=20, epochs=25, validation_data=(waves[180:], cls[180:]), verbose=0)
