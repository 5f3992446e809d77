"""Count regression with a softplus output and the Poisson loss."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

exposure = rng.normal(size=(300, 4))
rate = np.exp(0.8 * exposure[:, 0] - 0.4 * exposure[:, 1] + 0.5)
counts = rng.poisson(rate).astype("float32")

inputs = keras.Input((4,))
x = layers.Dense(32, activation="relu")(inputs)
x = layers.Dense(16, activation="relu")(x)
lam = layers.Dense(1, activation="softplus", name="rate")(x)
model = keras.Model(inputs, lam)
model.compile(optimizer=keras.optimizers.Adam(0.003), loss=keras.losses.Poisson())
model.fit(
    exposure[:240], counts[:240], epochs=50, batch_size=24, validation_data=(exposure[240:], counts[240:]), verbose=0
)
