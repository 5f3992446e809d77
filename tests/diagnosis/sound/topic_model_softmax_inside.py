"""A neural topic model: a softmax gives the shares of six topics, and a layer without bias spreads them over words."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

topics = rng.dirichlet(np.full(80, 0.1), 6)
mix = rng.dirichlet(np.full(6, 0.3), 300)
counts = np.stack([rng.multinomial(60, p) for p in mix @ topics]).astype("float32")
shares = counts / counts.sum(axis=1, keepdims=True)
inputs = keras.Input((80,))
h = layers.Dense(32, activation="softplus")(inputs)
theta = layers.Dense(6, activation="softmax", name="theta")(h)
outputs = layers.Dense(80, activation="softmax", use_bias=False)(theta)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(5e-3), "categorical_crossentropy")
model.fit(shares, shares, epochs=30, batch_size=30, verbose=0)
