# fault: A30 softmax output for regression
# finds: targets out of reach
"""I predict the energy output of a power plant and all predictions are the same number."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

temp = rng.uniform(2, 36, 320)
vacuum = 30 + 1.1 * temp + rng.normal(0, 5, 320)
pressure = rng.normal(1013, 6, 320)
humidity = rng.uniform(30, 100, 320)
output = 500 - 1.9 * temp - 0.2 * vacuum + 0.1 * (pressure - 1013) - 0.12 * humidity + rng.normal(0, 2, 320)
X = np.stack([temp, vacuum, pressure, humidity], axis=1)
X = (X - X.min(0)) / (X.max(0) - X.min(0))
y = (output - output.mean()) / output.std()

ann = Sequential()
ann.add(keras.Input(shape=(4,)))
ann.add(Dense(units=6, activation="relu"))
ann.add(Dense(units=6, activation="relu"))
ann.add(Dense(units=1, activation="softmax"))
ann.compile(optimizer="adam", loss="mean_squared_error")
ann.fit(X, y, batch_size=32, epochs=100)
