"""Detection: targets hold a box and a class, and the loss takes them apart."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def detection(y_true, y_pred):
    there = y_true[:, 4:5]
    box = ops.sum(there * ops.square(y_true[:, :4] - ops.sigmoid(y_pred[:, :4])), axis=-1)
    seen = keras.losses.binary_crossentropy(there, y_pred[:, 4:5], from_logits=True)
    kind = keras.losses.sparse_categorical_crossentropy(y_true[:, 5], y_pred[:, 5:], from_logits=True)
    return 5 * box + seen + there[:, 0] * kind


x = rng.random((90, 16, 16, 3)).astype("float32")
y = np.concatenate([rng.random((90, 4)), rng.integers(0, 2, (90, 1)), rng.integers(0, 3, (90, 1))], axis=1).astype("float32")
model = keras.Sequential([keras.Input((16, 16, 3)), layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(8)])
model.compile("adam", loss=detection)
model.fit(x, y, epochs=2, batch_size=15)
