# fault: E4 accuracy as metric of a regression
# finds: accuracy of numbers
"""Why is the accuracy of my salary regression always 0?"""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

years = rng.uniform(0, 30, 300)
degree = rng.integers(0, 4, 300)
salary = 28 + 1.4 * years + 6 * degree + rng.normal(0, 2, 300)
X = np.stack([years / 30, degree / 3], axis=1)
y = (salary - salary.mean()) / salary.std()

model = keras.Sequential()
model.add(Input(shape=(2,)))
model.add(Dense(16, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(1))
model.compile(optimizer="adam", loss="mean_squared_error", metrics=["accuracy"])
model.fit(X, y, epochs=60, batch_size=20)
