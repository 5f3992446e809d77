"""One-step-ahead forecast of a noisy sine from sliding windows, split by time."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

WINDOW = 10
series = np.sin(0.2 * np.arange(310)) + rng.normal(scale=0.05, size=310)
windows = np.stack([series[i:i + WINDOW] for i in range(300)])[..., None]
following = series[WINDOW:WINDOW + 300]
cut = 230
x_train, y_train = windows[:cut], following[:cut]
x_test, y_test = windows[cut + WINDOW:], following[cut + WINDOW:]

model = keras.Sequential([keras.Input((WINDOW, 1)), keras.layers.SimpleRNN(16), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x_train, y_train, epochs=40, batch_size=16, validation_data=(x_test, y_test), verbose=0)
naive = np.mean((x_test[:, -1, 0] - y_test) ** 2)
print("naive", naive, "rnn", model.evaluate(x_test, y_test, verbose=0))
