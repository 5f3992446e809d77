"""Windows of a series from timeseries_dataset_from_array."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

series = np.sin(np.arange(400) / 7)[:, None] + rng.normal(0, 0.1, (400, 1))
windows = keras.utils.timeseries_dataset_from_array(series[:-12], targets=series[12:], sequence_length=12, batch_size=32)
model = keras.Sequential([keras.Input((12, 1)), layers.GRU(12), layers.Dense(1)])
model.compile("adam", "mse", metrics=["mae"])
model.fit(windows, epochs=3)
