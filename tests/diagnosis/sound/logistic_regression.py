"""Plain logistic regression on two blobs with SGD."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

blob_a = rng.normal([-1.2, -1.0], 0.8, size=(120, 2))
blob_b = rng.normal([1.2, 1.0], 0.8, size=(120, 2))
X = np.concatenate([blob_a, blob_b])
y = np.repeat([0, 1], 120)
idx = rng.permutation(240)
X, y = X[idx].astype("float32"), y[idx]

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, validation_split=0.25, epochs=30, batch_size=16, verbose=0)
print(model.evaluate(X[180:], y[180:], verbose=0))
