"""A custom asymmetric squared loss that punishes under-prediction more."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def asymmetric_mse(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, ops.shape(y_pred)), y_pred.dtype)
    error = y_true - y_pred
    weight = ops.where(error > 0, 2.0, 1.0)
    return ops.mean(weight * ops.square(error), axis=-1)


X = rng.normal(size=(250, 4)).astype("float32")
stock = 3 * X[:, 0] - X[:, 1] + np.abs(X[:, 2])
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=asymmetric_mse, metrics=["mae"])
model.fit(X[:200], stock[:200], batch_size=20, epochs=40, validation_data=(X[200:], stock[200:]), verbose=0)
