"""Predicting a probability distribution with softmax and the KL divergence."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(260, 5)).astype("float32")
raw = np.stack([x[:, 0], x[:, 1] * x[:, 2], -x[:, 3], 0.5 * x[:, 4]], axis=1)
share = np.exp(raw) / np.exp(raw).sum(axis=1, keepdims=True)

inputs = keras.Input((5,))
h = keras.layers.Dense(40, activation="relu")(inputs)
h = keras.layers.Dense(40, activation="relu")(h)
outputs = keras.layers.Dense(4, activation="softmax")(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss=keras.losses.KLDivergence())
model.fit(x[:200], share[:200], epochs=40, batch_size=20, validation_data=(x[200:], share[200:]), verbose=0)
