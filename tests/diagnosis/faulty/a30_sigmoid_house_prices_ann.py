# fault: A30 sigmoid output for an unbounded target
# finds: targets out of reach
"""House price regression: every prediction is about 1 although prices are between 1 and 6 (100k)."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 350
area = rng.uniform(45, 240, n)
rooms = np.round(area / 30 + rng.normal(0, 0.7, n)).clip(1)
age = rng.uniform(0, 80, n)
distance = rng.uniform(0.5, 25, n)
price = 0.9 + 0.02 * area + 0.05 * rooms - 0.006 * age - 0.03 * distance + rng.normal(0, 0.1, n)  # in 100k
X = np.column_stack([area, rooms, age, distance])
X = (X - X.mean(axis=0)) / X.std(axis=0)

model = Sequential([
    Input((4,)),
    Dense(32, activation="relu"),
    Dense(16, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(X, price, epochs=100, batch_size=16, validation_split=0.2)
