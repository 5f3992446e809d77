# fault: A30 sigmoid output for temperatures in degrees
# finds: targets out of reach
"""LSTM weather forecast is always 1 degree, the mse does not go below 150."""
import os
import numpy as np
import keras
from keras.layers import LSTM, Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

day = np.arange(420)
temperature = 11 + 9 * np.sin(2 * np.pi * day / 120) + rng.normal(0, 1.0, 420)
scaled = (temperature - temperature.mean()) / temperature.std()
window = 20
X = np.stack([scaled[i:i + window] for i in range(390)])[:, :, None]
y = temperature[window:window + 390]

model = keras.Sequential()
model.add(Input(shape=(window, 1)))
model.add(LSTM(32, return_sequences=True))
model.add(LSTM(16))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss="mse", optimizer="adam")
model.fit(X, y, epochs=30, batch_size=32)
