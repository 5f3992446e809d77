"""Regression with the target standardised by training statistics and mapped back."""

import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(280, 4)).astype("float32")
energy = 400 + 90 * X[:, 0] - 60 * np.abs(X[:, 1]) + 25 * X[:, 2] * X[:, 3]
x_tr, x_te, y_tr, y_te = train_test_split(X, energy, test_size=0.25, random_state=SEED)
centre, spread = y_tr.mean(), y_tr.std()

model = keras.Sequential(
    [
        keras.Input((4,)),
        keras.layers.Dense(48, activation="silu"),
        keras.layers.Dense(48, activation="silu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizer="adam", loss="mean_squared_error", metrics=[keras.metrics.RootMeanSquaredError()])
model.fit(
    x_tr,
    (y_tr - centre) / spread,
    validation_data=(x_te, (y_te - centre) / spread),
    epochs=60,
    batch_size=20,
    verbose=0,
)
prediction = model.predict(x_te, verbose=0)[:, 0] * spread + centre
print("mean absolute error:", np.abs(prediction - y_te).mean())
