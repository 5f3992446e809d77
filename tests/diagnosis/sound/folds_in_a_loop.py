"""Cross-validation: a new model for every fold."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 5)).astype("float32")
y = (x[:, 0] + x[:, 1] ** 2 > 0.5).astype("int32")
scores = []
for fold in range(5):
    held = np.arange(200) % 5 == fold
    model = keras.Sequential([keras.Input((5,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(x[~held], y[~held], validation_data=(x[held], y[held]), epochs=5, verbose=0)
    scores.append(model.evaluate(x[held], y[held], verbose=0)[1])
print(np.mean(scores))
