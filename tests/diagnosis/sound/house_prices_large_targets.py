"""House prices in hundreds of thousands, standardised inputs and a linear output."""

import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 300
area = rng.uniform(40, 220, n)
rooms = rng.integers(1, 7, n)
age = rng.uniform(0, 60, n)
price = 1500 * area + 12_000 * rooms - 800 * age + 60_000 + rng.normal(scale=8000, size=n)
X = np.column_stack([area, rooms, age])
X_train, X_test, y_train, y_test = train_test_split(X, price, test_size=0.2, random_state=SEED)
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train, X_test = (X_train - mean) / std, (X_test - mean) / std

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(1, bias_initializer=keras.initializers.Constant(float(y_train.mean()))),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse", metrics=["mae"])
model.fit(X_train, y_train, epochs=150, batch_size=16, validation_data=(X_test, y_test), verbose=0)
print("MAE:", model.evaluate(X_test, y_test, verbose=0)[1])
