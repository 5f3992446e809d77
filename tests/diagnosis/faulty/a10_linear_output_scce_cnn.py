# fault: A10 linear output with SparseCategoricalCrossentropy()
# finds: no probability
"""CNN for 4 kinds of line patterns learns nothing although the data is trivial."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

kind = rng.integers(0, 4, 200)
canvas = rng.integers(0, 80, (200, 16, 16, 1)).astype("float32")
for i, k in enumerate(kind):
    p = rng.integers(2, 14)
    if k == 0:
        canvas[i, p, :, 0] = 255
    elif k == 1:
        canvas[i, :, p, 0] = 255
    elif k == 2:
        canvas[i, np.arange(16), np.arange(16), 0] = 255
    else:
        canvas[i, np.arange(16), np.arange(15, -1, -1), 0] = 255


def build():
    inputs = keras.Input((16, 16, 1))
    x = layers.Rescaling(1 / 255.0)(inputs)
    x = layers.Conv2D(8, 3, activation="relu", padding="same")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(16, 3, activation="relu", padding="same")(x)
    x = layers.Flatten()(x)
    x = layers.Dense(32, activation="relu")(x)
    return keras.Model(inputs, layers.Dense(4)(x))


model = build()
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(canvas, kind, epochs=20, batch_size=20, validation_split=0.2)
