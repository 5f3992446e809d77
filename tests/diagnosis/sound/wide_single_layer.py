"""One very wide hidden layer on a small binary problem."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(220, 5))
y = (np.abs(X[:, 0]) + np.abs(X[:, 1]) > 1.5).astype("float32")
split = 165
model = keras.Sequential([
    keras.Input((5,)),
    keras.layers.Dense(1024, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(5e-4), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X[:split], y[:split], epochs=30, batch_size=16, validation_data=(X[split:], y[split:]), verbose=0)
