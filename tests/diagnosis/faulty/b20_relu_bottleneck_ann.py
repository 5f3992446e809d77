# fault: B20 one-unit relu bottlenecks, dead
# finds: one unit in the middle
"""Regression with a few small layers predicts one constant for all rows."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.uniform(0, 1, (300, 3)).astype("float32")
y = 2 * X[:, 0] + X[:, 1] ** 2 - X[:, 2] + rng.normal(0, 0.05, 300)

model = Sequential()
model.add(Input((3,)))
model.add(Dense(1, activation="relu"))
model.add(Dense(2, activation="relu"))
model.add(Dense(1, activation="relu"))
model.add(Dense(2, activation="relu"))
model.add(Dense(1, activation="relu"))
model.add(Dense(1))
model.compile(loss="mse", optimizer="adam")
model.fit(X, y, epochs=100, batch_size=20)
