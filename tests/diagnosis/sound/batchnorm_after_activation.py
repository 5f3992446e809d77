"""Convolutions with relu first and batch normalisation afterwards."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

label = rng.integers(0, 4, size=200)
img = rng.uniform(0, 0.4, size=(200, 12, 12, 1)).astype("float32")
corners = [(0, 0), (0, 6), (6, 0), (6, 6)]
for im, k in zip(img, label):
    r, c = corners[k]
    im[r + 1:r + 5, c + 1:c + 5] += 0.5

model = keras.Sequential([
    keras.Input((12, 12, 1)),
    layers.Conv2D(8, 3, padding="same", activation="relu"),
    layers.BatchNormalization(),
    layers.MaxPooling2D(),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.BatchNormalization(),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(4, activation="softmax"),
])
model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
onehot = np.eye(4)[label]
model.fit(img[:150], onehot[:150], validation_data=(img[150:], onehot[150:]), epochs=25, batch_size=15, verbose=0)
