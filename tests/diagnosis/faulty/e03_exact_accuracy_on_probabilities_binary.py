# fault: E3 metrics.Accuracy() on probabilities
# finds: accuracy by exact equality
"""accuracy: 0.0000e+00 in each epoch, but the loss goes down nicely."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

attrition = rng.integers(0, 2, 330)
hr = rng.normal(0, 1, (330, 7)) + 0.9 * attrition[:, None] * np.array([1, -1, 0, 1, 0, -1, 1])

model = Sequential([
    Input((7,)),
    Dense(14, activation="relu"),
    Dense(7, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=[keras.metrics.Accuracy()])
model.fit(hr, attrition, epochs=50, batch_size=33)
