"""Dense autoencoder on [0, 1] images with sigmoid output and binary cross-entropy."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

SIDE = 8
x = rng.uniform(0.0, 0.1, size=(260, SIDE, SIDE)).astype("float32")
for img in x:
    r, c = rng.integers(0, SIDE - 2, size=2)
    h, w = rng.integers(2, 5, size=2)
    img[r:r + h, c:c + w] += 0.9
flat = x.reshape(len(x), -1)

encoder = keras.Sequential([
    keras.Input((SIDE * SIDE,)),
    layers.Dense(48, activation="relu"),
    layers.Dense(12, activation="relu"),
], name="encoder")
decoder = keras.Sequential([
    keras.Input((12,)),
    layers.Dense(48, activation="relu"),
    layers.Dense(SIDE * SIDE, activation="sigmoid"),
], name="decoder")
inputs = keras.Input((SIDE * SIDE,))
autoencoder = keras.Model(inputs, decoder(encoder(inputs)))
autoencoder.compile(optimizer=keras.optimizers.Adam(2e-3), loss="binary_crossentropy")
autoencoder.fit(flat[:200], flat[:200], validation_data=(flat[200:], flat[200:]),
                epochs=60, batch_size=20, shuffle=True, verbose=0)
