"""Segmentation with one minus Dice plus cross-entropy."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def loss(y_true, y_pred):
    both = ops.sum(y_true * y_pred, axis=(1, 2, 3))
    dice = (2 * both + 1) / (ops.sum(y_true, axis=(1, 2, 3)) + ops.sum(y_pred, axis=(1, 2, 3)) + 1)
    return 1 - dice + ops.mean(keras.losses.binary_crossentropy(y_true, y_pred), axis=(1, 2))


x = rng.normal(0, 0.3, (60, 16, 16, 1)).astype("float32")
mask = np.zeros((60, 16, 16, 1), "float32")
for row, (top, left) in enumerate(rng.integers(0, 9, (60, 2))):
    mask[row, top : top + 7, left : left + 7] = 1
model = keras.Sequential([keras.Input((16, 16, 1)), layers.Conv2D(8, 3, padding="same", activation="relu"), layers.Conv2D(8, 3, padding="same", activation="relu"), layers.Conv2D(1, 1, activation="sigmoid")])
model.compile("adam", loss=loss, metrics=["binary_accuracy"])
model.fit(x + mask, mask, epochs=2, batch_size=12)
