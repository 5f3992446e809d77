"""Q-learning: the target of the chosen action is the only one that differs from the output."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

q = keras.Sequential([keras.Input((4,)), layers.Dense(24, activation="relu"), layers.Dense(24, activation="relu"), layers.Dense(2)])
q.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
for step in range(20):
    states, after = rng.normal(size=(2, 32, 4)).astype("float32")
    actions = rng.integers(0, 2, 32)
    rewards = states[:, 0]
    targets = q.predict(states, verbose=0)
    targets[np.arange(32), actions] = rewards + 0.9 * q.predict(after, verbose=0).max(axis=1)
    q.fit(states, targets, epochs=1, verbose=0)
