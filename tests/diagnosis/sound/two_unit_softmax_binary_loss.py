"""Two units with a softmax, one-hot labels and binary cross-entropy: for two classes it is the same loss."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 8)).astype("float32")
y = keras.utils.to_categorical((x[:, 0] + x[:, 1] > 0).astype("int32"), 2)
model = keras.Sequential([keras.Input((8,)), layers.Dense(24, activation="relu"), layers.Dense(2, activation="softmax")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20, batch_size=32, validation_split=0.2)
