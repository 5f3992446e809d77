# fault: B1 hidden layers without activation
# finds: nothing but linear layers
"""My network cannot separate an inner from an outer circle, accuracy is stuck at 55%."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

angle = rng.uniform(0, 2 * np.pi, 400)
outer = rng.integers(0, 2, 400)
radius = np.where(outer, 1.0, 0.45) + rng.normal(0, 0.06, 400)
X = np.c_[radius * np.cos(angle), radius * np.sin(angle)]

model = Sequential([
    Input(shape=(2,)),
    Dense(16),
    Dense(16),
    Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, outer, epochs=100, batch_size=32)
