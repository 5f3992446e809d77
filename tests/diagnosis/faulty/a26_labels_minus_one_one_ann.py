# fault: A26 labels -1/+1 with sigmoid and binary_crossentropy
# finds: negative labels
"""The loss is negative and the accuracy never gets above 0.5 for my two moons data."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

phi = rng.uniform(0, np.pi, 200)
upper = np.c_[np.cos(phi[:100]), np.sin(phi[:100])]
lower = np.c_[1 - np.cos(phi[100:]), 0.5 - np.sin(phi[100:])]
X = np.r_[upper, lower] + rng.normal(0, 0.1, (200, 2))
y = np.r_[np.ones(100), -np.ones(100)]
idx = rng.permutation(200)
X, y = X[idx].astype("float32"), y[idx].astype("float32")

model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(16, activation="tanh"),
    layers.Dense(16, activation="tanh"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=100, batch_size=20)
