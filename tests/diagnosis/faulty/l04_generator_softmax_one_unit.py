"""A Python generator feeds a softmax over one unit."""
# finds: softmax over one unit
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def batches():
    while True:
        x = rng.normal(size=(20, 5)).astype("float32")
        yield x, (x[:, :1] > 0).astype("float32")


model = keras.Sequential([keras.Input((5,)), layers.Dense(8, activation="relu"), layers.Dense(1, activation="softmax")])
model.compile("adam", "binary_crossentropy")
model.fit(batches(), steps_per_epoch=5, epochs=2)
