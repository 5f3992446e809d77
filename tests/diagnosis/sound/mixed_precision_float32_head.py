"""float16 inside, and a last layer in float32."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

keras.mixed_precision.set_global_policy("mixed_float16")
x = rng.normal(size=(256, 12)).astype("float32")
y = (x[:, 0] + x[:, 1] > 0).astype("float32")
head = layers.Dense(1, activation="sigmoid", dtype="float32")
model = keras.Sequential([keras.Input((12,)), layers.Dense(32, activation="relu"), head])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=5)
keras.mixed_precision.set_global_policy("float32")
