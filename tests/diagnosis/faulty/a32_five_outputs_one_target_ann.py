# fault: A32 five outputs against a target of shape (n, 1) with mse
# finds: outputs and targets of different shapes
"""model.predict returns five numbers per house but I only want one price."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(300, 5)).astype("float32")
y = (X @ np.array([1.5, -2.0, 0.7, 0.0, 1.0]) + np.abs(X[:, 0])).reshape(-1, 1)

model = Sequential()
model.add(Input(shape=(5,)))
model.add(Dense(20, activation="relu"))
model.add(Dense(20, activation="relu"))
model.add(Dense(5))
model.compile(loss="mean_squared_error", optimizer="adam")
model.fit(X, y, epochs=50, batch_size=10)
print(model.predict(X[:3]))
