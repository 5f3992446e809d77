"""Several properties of a molecule, of which only some are measured: the loss leaves the gaps out."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 12)).astype("float32")
y = (x[:, :4] @ rng.normal(size=(4, 3))).astype("float32")
y[rng.random(y.shape) < 0.5] = np.nan


def masked_mse(y_true, y_pred):
    known = ops.logical_not(ops.isnan(y_true))
    error = ops.where(known, y_pred - ops.where(known, y_true, 0.0), 0.0)
    return ops.sum(ops.square(error), axis=-1) / ops.maximum(ops.sum(ops.cast(known, "float32"), axis=-1), 1.0)


model = keras.Sequential([keras.Input((12,)), layers.Dense(32, activation="relu"), layers.Dense(3)])
model.compile("adam", masked_mse)
model.fit(x, y, epochs=20, batch_size=30)
