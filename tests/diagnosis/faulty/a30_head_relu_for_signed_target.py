"""Two regressions from one trunk, as a dict; the second target is a return that is often negative."""
# finds: targets out of reach
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 10)).astype("float32")
inputs = keras.Input((10,))
h = layers.Dense(32, activation="relu")(inputs)
volume = layers.Dense(1, activation="relu", name="volume")(h)
gain = layers.Dense(1, activation="relu", name="gain")(h)
model = keras.Model(inputs, {"volume": volume, "gain": gain})
model.compile("adam", loss={"volume": "mse", "gain": "mae"})
model.fit(x, {"volume": np.abs(x[:, 0]).astype("float32"), "gain": x[:, 1] + 0.3 * x[:, 2]}, epochs=10)
