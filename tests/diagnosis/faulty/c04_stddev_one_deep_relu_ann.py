# fault: C4 RandomNormal(stddev=1) in a deep relu network
# finds: numbers that grow from layer to layer
"""The first loss value of my deep regression network is 1e12."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(300, 10)).astype("float32")
y = np.maximum(X[:, 0], X[:, 1]) - 0.5 * X[:, 2]

model = keras.Sequential()
model.add(layers.Input((10,)))
for i in range(8):
    seeded = keras.initializers.RandomNormal(mean=0.0, stddev=1.0, seed=SEED * 100 + i)
    model.add(layers.Dense(100, activation="relu", kernel_initializer=seeded))
model.add(layers.Dense(1))
model.compile(loss="mse", optimizer="adam")
model.fit(X, y, epochs=50, batch_size=30, validation_split=0.1)
