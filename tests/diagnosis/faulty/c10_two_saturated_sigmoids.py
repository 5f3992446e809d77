"""Wide inputs behind two layers of sigmoids."""
# finds: inputs that are not scaled
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(0, 255, (200, 30)).astype("float32")
y = (x[:, 0] > x[:, 1]).astype("int32")
model = keras.Sequential([keras.Input((30,)), layers.Dense(40, activation="sigmoid"), layers.Dense(20, activation="sigmoid"), layers.Dense(1, activation="sigmoid")])
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=10)
