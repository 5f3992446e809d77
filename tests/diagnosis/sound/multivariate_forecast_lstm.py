"""Multi-step forecast of a two-channel series with a chronological split."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

LOOKBACK, HORIZON = 16, 4
t = np.arange(320)
load = np.sin(2 * np.pi * t / 24) + 0.3 * np.sin(2 * np.pi * t / 7) + rng.normal(scale=0.05, size=320)
temp = 15 + 8 * np.cos(2 * np.pi * t / 24) + rng.normal(scale=0.4, size=320)
series = np.stack([load, temp], axis=1)
split = 240
series = (series - series[:split].mean(axis=0)) / series[:split].std(axis=0)


def windows(values):
    last = len(values) - LOOKBACK - HORIZON + 1
    x = np.stack([values[i:i + LOOKBACK] for i in range(last)])
    y = np.stack([values[i + LOOKBACK:i + LOOKBACK + HORIZON, 0] for i in range(last)])
    return x.astype("float32"), y.astype("float32")


x_train, y_train = windows(series[:split])
x_val, y_val = windows(series[split:])
model = keras.Sequential([
    keras.Input((LOOKBACK, 2)),
    layers.LSTM(24, return_sequences=True),
    layers.LSTM(16),
    layers.Dense(HORIZON),
])
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse", metrics=["mae"])
model.fit(x_train, y_train, epochs=30, batch_size=20, validation_data=(x_val, y_val), verbose=0)
