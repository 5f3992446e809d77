"""An LSTM predicts the sum of a sequence."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

seq = rng.uniform(-1, 1, size=(300, 12, 1)).astype("float32")
total = seq.sum(axis=(1, 2)).reshape(-1, 1)

model = keras.Sequential([
    keras.Input(shape=(12, 1)),
    keras.layers.LSTM(24),
    keras.layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="mse", metrics=["mae"])
model.fit(seq[:240], total[:240], epochs=40, batch_size=24, validation_data=(seq[240:], total[240:]), verbose=0)
