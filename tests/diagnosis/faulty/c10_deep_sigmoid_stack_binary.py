# fault: C10 deep stack of sigmoid layers
# finds: a gradient that vanishes
"""A 12 layer network for a simple binary problem stays at loss 0.69."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(400, 8)).astype("float32")
y = (X[:, 0] * X[:, 1] + X[:, 2] > 0).astype("int32")

model = keras.Sequential()
model.add(Input((8,)))
for _ in range(12):
    model.add(Dense(16, activation="sigmoid"))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=100, batch_size=32, validation_split=0.2)
