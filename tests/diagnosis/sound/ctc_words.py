"""Words of several lengths read from frames, by CTC."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

frames = rng.normal(size=(60, 14, 6)).astype("float32")
labels = rng.integers(1, 8, (60, 4))
model = keras.Sequential([keras.Input((14, 6)), layers.Bidirectional(layers.LSTM(8, return_sequences=True)), layers.Dense(9)])
model.compile("adam", loss=keras.losses.CTC())
model.fit(frames, labels, epochs=2, batch_size=12)
