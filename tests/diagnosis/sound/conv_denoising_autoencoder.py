"""Convolutional denoising autoencoder with transposed convolutions."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

clean = np.zeros((180, 16, 16, 1), dtype="float32")
for img in clean:
    k = rng.integers(2, 14)
    if rng.random() < 0.5:
        img[k - 1:k + 1, :, 0] = 1.0
    else:
        img[:, k - 1:k + 1, 0] = 1.0
noisy = np.clip(clean + rng.normal(scale=0.3, size=clean.shape), 0.0, 1.0).astype("float32")

model = keras.Sequential([
    keras.Input((16, 16, 1)),
    layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(12, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2DTranspose(12, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(1, 3, padding="same", activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss="binary_crossentropy", metrics=["mae"])
model.fit(noisy[:140], clean[:140], validation_data=(noisy[140:], clean[140:]), epochs=25, batch_size=14, verbose=0)
