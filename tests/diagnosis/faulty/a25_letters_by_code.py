"""Labels are the codes of letters, and most classes never occur."""
# finds: classes that never occur
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = np.array([ord(letter) for letter in rng.choice(list("ABCDEF"), 240)])
model = keras.Sequential([keras.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(128, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=10)
