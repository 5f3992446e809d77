"""A policy fitted with one-hot actions times their advantage."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

states = rng.normal(size=(160, 4)).astype("float32")
actions = rng.integers(0, 3, 160)
advantage = rng.normal(0, 2, 160)
targets = (np.eye(3)[actions] * advantage[:, None]).astype("float32")
policy = keras.Sequential([keras.Input((4,)), layers.Dense(24, activation="relu"), layers.Dense(3, activation="softmax")])
policy.compile(keras.optimizers.Adam(1e-3), loss="categorical_crossentropy")
policy.fit(states, targets, epochs=1)
