"""Downsampling by stride-2 convolutions instead of pooling."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n, size = 200, 20
rows, cols = np.meshgrid(np.arange(size), np.arange(size), indexing="ij")
cy, cx = rng.uniform(5, 15, n), rng.uniform(5, 15, n)
rad = np.where(np.arange(n) % 2 == 0, 2.5, 5.0)
dist = np.sqrt((rows[None] - cy[:, None, None]) ** 2 + (cols[None] - cx[:, None, None]) ** 2)
images = ((dist < rad[:, None, None]) * 0.8 + rng.uniform(0, 0.2, (n, size, size)))[..., np.newaxis]
big = (np.arange(n) % 2).astype("float32")
perm = rng.permutation(n)
images, big = images[perm].astype("float32"), big[perm]

model = keras.Sequential([
    keras.Input((size, size, 1)),
    layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
    layers.GlobalMaxPooling2D(),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(images, big, validation_split=0.2, epochs=25, batch_size=16, verbose=0)
