# fault: A30 tanh output for ages in years
# finds: targets out of reach
"""Age estimation from small face crops: MAE stays at 40 years."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

age = rng.uniform(5, 80, 200).astype("float32")
faces = rng.integers(100, 180, (200, 28, 28, 1)).astype("float32")
for i, a in enumerate(age):
    for row in range(2, 26, 4):
        faces[i, row, 4:24] -= a  # wrinkles
faces = faces / 255.0

model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(32, activation="relu"),
    layers.Dense(1, activation="tanh"),
])
model.compile(optimizer="adam", loss="mean_absolute_error")
model.fit(faces, age, epochs=25, batch_size=20, validation_split=0.2)
