"""The memory task: ten symbols, a long blank, and the net has to repeat the first one at the end."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = np.zeros((300, 30), "int32")
x[:, :10] = rng.integers(1, 9, (300, 10))
x[:, -1] = 9
y = x[:, 0] - 1
model = keras.Sequential([
    keras.Input((30,)),
    layers.Embedding(10, 8),
    layers.GRU(32),
    layers.Dense(8, activation="softmax"),
])
model.compile(keras.optimizers.Adam(1e-2), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=30, batch_size=50)
