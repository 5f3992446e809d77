"""Small 8-bit images scaled inside the model by a Rescaling layer."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

N, SIDE = 240, 12
images = rng.integers(0, 70, size=(N, SIDE, SIDE, 1)).astype("uint8")
labels = rng.integers(0, 3, size=N)
for i, c in enumerate(labels):
    if c == 0:
        images[i, 5:7, :, 0] = 230
    elif c == 1:
        images[i, :, 5:7, 0] = 230
    else:
        images[i, 4:8, 4:8, 0] = 230

model = keras.Sequential(
    [
        keras.Input(shape=(SIDE, SIDE, 1)),
        layers.Rescaling(1.0 / 255),
        layers.Conv2D(8, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(16, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(images[:180], labels[:180], epochs=15, batch_size=20,
          validation_data=(images[180:], labels[180:]), verbose=0)
