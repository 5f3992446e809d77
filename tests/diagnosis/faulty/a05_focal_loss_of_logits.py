"""A focal loss for rare events, and a last layer without an activation."""
# finds: no probability
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 9)).astype("float32")
y = (x[:, 0] > 1).astype("float32")
model = keras.Sequential([keras.Input((9,)), layers.Dense(16, activation="relu"), layers.Dense(1)])
model.compile("adam", keras.losses.BinaryFocalCrossentropy(), metrics=["accuracy"])
model.fit(x, y, epochs=5, batch_size=32)
