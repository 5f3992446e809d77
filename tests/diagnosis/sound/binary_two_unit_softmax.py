"""A two-class problem with a two-unit softmax and integer labels."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 260
radius = np.where(np.arange(n) % 2 == 0, 0.6, 1.6) + rng.normal(scale=0.12, size=n)
angle = rng.uniform(0, 2 * np.pi, size=n)
X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
y = (np.arange(n) % 2).astype("int64")
order = rng.permutation(n)
X, y = X[order], y[order]

inputs = keras.Input(shape=(2,))
h = keras.layers.Dense(32, activation="relu")(inputs)
h = keras.layers.Dense(16, activation="relu")(h)
outputs = keras.layers.Dense(2, activation="softmax")(h)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, validation_split=0.2, epochs=60, batch_size=16, verbose=0)
print(model.predict(X[:3], verbose=0).argmax(axis=1), y[:3])
