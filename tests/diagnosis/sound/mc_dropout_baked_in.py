"""Monte Carlo dropout in a functional model: the dropout is always on, and twenty predictions are averaged."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-2, 2, (320, 3)).astype("float32")
y = (np.sin(x[:, 0]) + x[:, 1] * x[:, 2]).astype("float32")

inputs = keras.Input((3,))
h = layers.Dense(64, activation="relu")(inputs)
h = layers.Dropout(0.2)(h, training=True)
h = layers.Dense(64, activation="relu")(h)
h = layers.Dropout(0.2)(h, training=True)
outputs = layers.Dense(1)(h)
model = keras.Model(inputs, outputs)
model.compile("adam", "mse")
model.fit(x, y, batch_size=32, epochs=100, verbose=0)

draws = np.stack([model(x[:50]).numpy() for _ in range(20)])
print("mean", draws.mean(axis=0)[:3].ravel(), "std", draws.std(axis=0)[:3].ravel())
