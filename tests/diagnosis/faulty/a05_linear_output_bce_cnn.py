# fault: A5 linear output with binary_crossentropy
# finds: no probability
"""Binary image classifier: predictions are outside of [0, 1] and the loss is huge."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 160
photos = rng.integers(0, 256, (n, 28, 28, 3), dtype="uint8")
has_mask = rng.integers(0, 2, n)
photos[has_mask == 1, 14:24, 6:22, 2] = 255

model = keras.Sequential([
    keras.Input(shape=(28, 28, 3)),
    layers.Rescaling(1.0 / 255),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="linear"),
])
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.BinaryAccuracy()])
model.fit(photos, has_mask, epochs=15, batch_size=32, validation_split=0.2)
