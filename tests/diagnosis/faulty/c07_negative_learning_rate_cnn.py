# fault: C7 negative learning rate
# finds: a negative learning rate
"""Accuracy of my CNN falls to zero while training."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

ship = rng.integers(0, 2, 160)
sea = rng.normal(0.3, 0.05, (160, 20, 20, 1)).astype("float32")
for i in np.flatnonzero(ship):
    r, c = rng.integers(2, 12, 2)
    sea[i, r:r + 3, c:c + 6] = 0.9

inputs = keras.Input((20, 20, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(16, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(-1e-3), keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(sea, ship, epochs=15, batch_size=16)
