# fault: A30 relu output for a target with negative values
# finds: targets out of reach
"""After standardising the targets, half of my predictions are exactly zero."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

cylinders = rng.choice([4, 6, 8], 300)
weight = 500 * cylinders + rng.normal(600, 250, 300)
horsepower = 22 * cylinders + rng.normal(0, 12, 300)
year = rng.integers(70, 83, 300)
mpg = 46 - 0.0065 * weight - 0.02 * horsepower + 0.6 * (year - 76) + rng.normal(0, 1.0, 300)
feats = np.stack([cylinders, weight, horsepower, year], 1)
feats = (feats - feats.mean(0)) / feats.std(0)
mpg = (mpg - mpg.mean()) / mpg.std()

inputs = Input(shape=(4,))
x = Dense(64, activation="relu")(inputs)
x = Dense(64, activation="relu")(x)
outputs = Dense(1, activation="relu")(x)
model = keras.Model(inputs, outputs, name="mpg")
model.compile(loss="mean_squared_error", optimizer=keras.optimizers.RMSprop(0.001), metrics=["mae", "mse"])
model.fit(feats, mpg, epochs=80, validation_split=0.2, batch_size=32)
