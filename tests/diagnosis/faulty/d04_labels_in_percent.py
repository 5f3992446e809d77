"""The table says 0 and 100 for no and yes."""
# finds: labels above 1
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 9)).astype("float32")
y = 100.0 * (x[:, 0] > 0)
model = keras.Sequential([keras.Input((9,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=5, batch_size=32)
