"""Three of 240 machines failed, all of them early; the last rows are held out."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 10)).astype("float32")
y = np.zeros(240, "int32")
y[[12, 57, 110]] = 1
x[y == 1] += 2
model = keras.Sequential([keras.Input((10,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC()])
model.fit(x, y, epochs=20, validation_split=0.2, class_weight={0: 1.0, 1: 40.0})
