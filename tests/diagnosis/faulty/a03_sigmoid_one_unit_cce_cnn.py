# fault: A3 sigmoid over one unit with categorical crossentropy
# finds: categorical loss over one unit
"""Defect detection in grey images: loss is always 0 and the accuracy is random."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x_train = rng.integers(60, 120, size=(180, 24, 24, 1)).astype("float32")
y_train = rng.integers(0, 2, size=180)
for k in np.flatnonzero(y_train):
    r, c = rng.integers(2, 16, 2)
    x_train[k, r:r + 5, c:c + 5] = 250
x_train = x_train / 255.0

model = Sequential([
    Input((24, 24, 1)),
    Conv2D(8, 3, activation="relu"),
    MaxPooling2D(),
    Conv2D(16, 3, activation="relu"),
    MaxPooling2D(),
    Flatten(),
    Dense(16, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(loss="categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=20, batch_size=20, validation_split=0.25)
