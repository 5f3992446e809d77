"""A convolutional network that keeps full resolution and has no pooling."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(0, 0.3, size=(210, 9, 9, 1)).astype("float32")
y = rng.integers(0, 3, size=210)
for img, label in zip(x, y):
    r, c = rng.integers(1, 7, size=2)
    img[r, c, 0] = 1.0
    if label >= 1:
        img[r + 1, c, 0] = 1.0
    if label == 2:
        img[r, c + 1, 0] = 1.0

model = keras.Sequential([
    keras.Input((9, 9, 1)),
    layers.Conv2D(12, 3, activation="relu"),
    layers.Conv2D(12, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(24, activation="relu"),
    layers.Dense(3),
])
model.compile(
    optimizer=keras.optimizers.Adam(2e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(x[:160], y[:160], epochs=30, batch_size=16, validation_data=(x[160:], y[160:]), verbose=0)
