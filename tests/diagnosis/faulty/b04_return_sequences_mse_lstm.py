# fault: B4 last LSTM keeps return_sequences=True with mse
# finds: outputs and targets of different shapes
"""Sine wave prediction: the output has the wrong shape and the loss is stuck at the variance."""
import os
import numpy as np
import keras
from keras.layers import LSTM, Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

wave = np.sin(np.arange(0, 60, 0.15)) + rng.normal(0, 0.02, 400)
n_steps = 25
X = np.array([wave[i:i + n_steps] for i in range(len(wave) - n_steps)]).reshape(-1, n_steps, 1)
y = wave[n_steps:]

model = Sequential()
model.add(Input(shape=(n_steps, 1)))
model.add(LSTM(32, return_sequences=True))
model.add(Dense(1))
model.compile(optimizer="adam", loss="mse")
model.fit(X, y, epochs=50, batch_size=32)
print(model.predict(X[:2]).shape)
