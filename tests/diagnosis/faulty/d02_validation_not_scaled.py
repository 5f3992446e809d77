"""The training images are divided by 255, the validation images are not."""
# finds: validation prepared otherwise
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.integers(0, 256, (120, 10, 10, 1)).astype("float32")
y = rng.integers(0, 3, 120)
model = keras.Sequential([keras.Input((10, 10, 1)), layers.Conv2D(6, 3, activation="relu"), layers.Flatten(), layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:90] / 255, y[:90], validation_data=(x[90:], y[90:]), epochs=5)
