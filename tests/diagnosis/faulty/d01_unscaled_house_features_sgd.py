# fault: D1 inputs not scaled
# finds: inputs that are not scaled
"""House price regression with SGD: loss is nan from the first epoch."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lot = rng.uniform(2000, 20000, 380)
living = rng.uniform(600, 4500, 380)
built = rng.integers(1900, 2011, 380)
quality = rng.integers(1, 11, 380)
price = 0.5 + 0.00003 * lot + 0.0004 * living + 0.005 * (built - 1900) + 0.1 * quality + rng.normal(0, 0.1, 380)
X = np.column_stack([lot, living, built, quality]).astype("float32")

model = Sequential()
model.add(Input((4,)))
model.add(Dense(32, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(1))
model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
model.fit(X, price, epochs=100, batch_size=20, validation_split=0.2)
