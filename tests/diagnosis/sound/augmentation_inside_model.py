"""Random flips and shifts inside the model, active only while training."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

y = rng.integers(0, 2, size=180)
x = rng.integers(0, 80, size=(180, 16, 16, 3)).astype("float32")
for i in range(180):
    r, c = rng.integers(3, 9, size=2)
    if y[i] == 1:
        x[i, r:r + 5, c:c + 5] += 150
    else:
        x[i, r:r + 5:2, c:c + 5:2] += 150

model = keras.Sequential([
    keras.Input((16, 16, 3)),
    layers.RandomFlip("horizontal", seed=SEED),
    layers.RandomTranslation(0.1, 0.1, seed=SEED),
    layers.Rescaling(1 / 127.5, offset=-1.0),
    layers.Conv2D(12, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(24, 3, activation="relu"),
    layers.GlobalMaxPooling2D(),
    layers.Dense(2),
])
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x[:140], y[:140], epochs=20, batch_size=14, validation_data=(x[140:], y[140:]), verbose=0)
