"""Wide and deep regression: a linear path joined with a relu path."""
import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(300, 8)).astype("float32")
y = X[:, 0] - 2 * X[:, 1] + np.maximum(X[:, 2] * X[:, 3], 0)
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=SEED)
norm = layers.Normalization()
norm.adapt(x_train)
inputs = keras.Input((8,))
scaled = norm(inputs)
deep = layers.Dense(30, activation="relu")(scaled)
deep = layers.Dense(30, activation="relu")(deep)
joined = layers.concatenate([scaled, deep])
model = keras.Model(inputs, layers.Dense(1)(joined))
model.compile(loss="mse", optimizer=keras.optimizers.Adam(3e-3), metrics=["root_mean_squared_error"])
model.fit(x_train, y_train, epochs=40, batch_size=20, validation_data=(x_test, y_test), verbose=0)
