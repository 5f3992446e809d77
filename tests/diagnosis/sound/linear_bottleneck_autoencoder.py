"""Autoencoder on standardised measurements whose code layer is linear and narrow."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

latent = rng.normal(size=(300, 2))
mix = rng.normal(size=(2, 10))
data = np.tanh(latent @ mix) + 0.05 * rng.normal(size=(300, 10))
data = (data - data[:240].mean(0)) / data[:240].std(0)

inputs = keras.Input((10,))
h = layers.Dense(24, activation="relu")(inputs)
code = layers.Dense(2, name="code")(h)
h = layers.Dense(24, activation="relu")(code)
reconstruction = layers.Dense(10)(h)
model = keras.Model(inputs, reconstruction)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse")
model.fit(data[:240], data[:240], epochs=50, batch_size=24, validation_data=(data[240:], data[240:]), verbose=0)
codes = keras.Model(inputs, code).predict(data[240:], verbose=0)
print("code spread", codes.std(axis=0))
