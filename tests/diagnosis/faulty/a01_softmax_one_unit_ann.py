# fault: A1 softmax over one unit
# finds: softmax over one unit
"""My diabetes classifier always predicts 1.0 for every patient and the accuracy never changes."""
import os

import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

# pregnancies, glucose, pressure, skin, insulin, bmi, pedigree, age
X = rng.normal([3.8, 121, 69, 20, 80, 32, 0.47, 33], [3.3, 31, 12, 9, 40, 7, 0.3, 11], size=(384, 8))
risk = 0.04 * (X[:, 1] - 121) + 0.09 * (X[:, 5] - 32) + 0.03 * (X[:, 7] - 33)
y = (risk + rng.normal(0, 0.5, 384) > 0.4).astype("int32")
X = (X - X.mean(axis=0)) / X.std(axis=0)

model = Sequential([
    Input(shape=(8,)),
    Dense(12, activation="relu"),
    Dense(8, activation="relu"),
    Dense(1, activation="softmax"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, y, epochs=150, batch_size=10)
print(model.predict(X[:10]))
