# fault: A18 softmax as hidden activation
# finds: softmax in the middle
"""Regression of concrete strength is much worse than linear regression, does anyone see why?"""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

mix = rng.uniform(0, 1, (300, 8)).astype("float32")
strength = 3 * mix[:, 0] - 2 * mix[:, 3] + np.log1p(5 * mix[:, 7]) + 1.5 * mix[:, 0] * mix[:, 7]
strength = (strength - strength.mean()) / strength.std()

model = Sequential([
    Input((8,)),
    Dense(32, activation="softmax"),
    Dense(32, activation="softmax"),
    Dense(1),
])
model.compile(loss="mean_squared_error", optimizer="adam")
model.fit(mix, strength, epochs=100, batch_size=20, validation_split=0.2)
