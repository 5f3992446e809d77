"""A small convolutional base is trained on one task, frozen and reused for another."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def make_images(n):
    img = rng.uniform(0, 0.3, size=(n, 12, 12, 1)).astype("float32")
    row = rng.integers(0, 2, size=n)
    col = rng.integers(0, 2, size=n)
    for i in range(n):
        r, c = 6 * row[i], 6 * col[i]
        img[i, r + 1:r + 5, c + 1:c + 5] += 0.6
    return img, row, col


base = keras.Sequential([
    keras.Input((12, 12, 1)),
    layers.Conv2D(8, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.Flatten(),
    layers.Dense(24, activation="relu"),
], name="base")

images, row, col = make_images(200)
source = keras.Sequential([base, layers.Dense(4, activation="softmax")])
source.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
source.fit(images, 2 * row + col, epochs=15, batch_size=20, verbose=0)

base.trainable = False
new_images, new_row, _ = make_images(100)
inputs = keras.Input((12, 12, 1))
features = base(inputs, training=False)
target = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(features))
target.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
target.fit(new_images[:75], new_row[:75], epochs=25, batch_size=15,
           validation_data=(new_images[75:], new_row[75:]), verbose=0)
