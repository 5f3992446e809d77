"""Images in 0..255 normalised by a BatchNormalization layer placed first."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.integers(0, 256, size=(200, 10, 10, 3)).astype("float32")
y = rng.integers(0, 2, size=200).astype("float32")
x[y == 1, :, :, 0] = np.clip(x[y == 1, :, :, 0] + 60, 0, 255)
x[y == 0, :, :, 2] = np.clip(x[y == 0, :, :, 2] + 60, 0, 255)

inputs = keras.Input((10, 10, 3))
h = layers.BatchNormalization()(inputs)
h = layers.Conv2D(12, 3, padding="same", activation="relu")(h)
h = layers.AveragePooling2D(2)(h)
h = layers.Conv2D(12, 3, padding="same", activation="relu")(h)
h = layers.GlobalAveragePooling2D()(h)
outputs = layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x[:150], y[:150], epochs=30, batch_size=15, validation_data=(x[150:], y[150:]), verbose=0)
