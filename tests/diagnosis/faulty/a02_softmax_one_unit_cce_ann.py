# fault: A2 softmax over one unit with categorical crossentropy
# finds: softmax over one unit
"""Titanic survival model: the loss is 0.0000 from the first epoch and it predicts 1 for everybody."""
import os
import numpy as np
import keras
from keras.layers import Dense
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 300
pclass = rng.integers(1, 4, n)
sex = rng.integers(0, 2, n)
age = rng.uniform(1, 75, n)
fare = rng.gamma(2.0, 15.0, n)
survived = ((2.2 * sex - 0.8 * (pclass - 2) - 0.02 * (age - 30) + rng.normal(0, 0.7, n)) > 1.0).astype("int32")
features = np.stack([pclass / 3.0, sex, age / 80.0, fare / 120.0], axis=1).astype("float32")

model = Sequential()
model.add(keras.Input(shape=(4,)))
model.add(Dense(16, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(1, activation="softmax"))
model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(features, survived.reshape(-1, 1), epochs=100, batch_size=32)
