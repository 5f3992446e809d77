"""The next frame of a film by ConvLSTM2D."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

films = np.zeros((30, 6, 10, 10, 1), "float32")
for film, (row, column) in zip(films, rng.integers(0, 4, (30, 2))):
    for time in range(6):
        film[time, row + time : row + time + 2, column : column + 2] = 1
model = keras.Sequential([keras.Input((5, 10, 10, 1)), layers.ConvLSTM2D(6, 3, padding="same", return_sequences=True), layers.Conv3D(1, 3, padding="same", activation="sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(films[:, :-1], films[:, 1:], epochs=2, batch_size=6)
