"""Regression of a smooth function with MAE loss and Nadam."""

import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.uniform(-2, 2, size=(300, 3))
y = np.sin(X[:, 0]) + 0.5 * X[:, 1] ** 2 - X[:, 2]
x_tr, x_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=SEED)

model = keras.Sequential(
    [
        keras.Input((3,)),
        keras.layers.Dense(40, activation="elu"),
        keras.layers.Dense(40, activation="elu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizer=keras.optimizers.Nadam(1e-3), loss="mae", metrics=["mse"])
model.fit(x_tr, y_tr, epochs=60, batch_size=16, validation_data=(x_te, y_te), verbose=0)
mae, mse = model.evaluate(x_te, y_te, verbose=0)
print("test MAE", mae)
