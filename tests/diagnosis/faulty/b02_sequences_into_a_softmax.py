"""The last LSTM keeps its sequences in front of a softmax."""
# finds: it does not run
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(100, 8, 3)).astype("float32")
y = keras.utils.to_categorical(rng.integers(0, 4, 100), 4)
model = keras.Sequential([keras.Input((8, 3)), layers.LSTM(6, return_sequences=True), layers.Dense(4, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(x, y, epochs=5)
