# fault: D5 missing values (NaN) in the inputs
# finds: missing numbers in the data
"""Titanic with missing ages: weights become nan and every passenger gets the same prediction."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

sex = rng.integers(0, 2, 340).astype("float32")
pclass = rng.integers(1, 4, 340).astype("float32")
age = rng.uniform(1, 75, 340).astype("float32")
survived = (1.8 * sex - 0.7 * (pclass - 2) - 0.02 * (age - 35) + rng.normal(0, 0.5, 340) > 0.9).astype("int32")
age[rng.choice(340, 60, replace=False)] = np.nan
X = np.stack([sex, pclass, age], axis=1)
X = (X - np.nanmean(X, axis=0)) / np.nanstd(X, axis=0)

model = Sequential()
model.add(Input(shape=(3,)))
model.add(Dense(16, activation="relu"))
model.add(Dense(8, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, survived, epochs=80, batch_size=17)
