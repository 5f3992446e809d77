# fault: D5 NaN in the inputs after dividing by a zero standard deviation
# finds: missing numbers in the data
"""I normalise every sensor channel, and then my LSTM gives nan."""
import os
import numpy as np
import keras
from keras.layers import LSTM, Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

t = np.arange(260)
speed = 40 + 12 * np.sin(t / 9.0) + rng.normal(0, 1, 260)
torque = 7 + 2 * np.cos(t / 9.0) + rng.normal(0, 0.2, 260)
setting = np.full(260, 100.0)  # this channel never changes
log = np.column_stack([speed, torque, setting])
with np.errstate(invalid="ignore"):
    log = (log - log.mean(axis=0)) / log.std(axis=0)
X = np.stack([log[i:i + 12] for i in range(240)])
y = log[12:252, 0]

model = keras.Sequential()
model.add(Input((12, 3)))
model.add(LSTM(16))
model.add(Dense(1))
model.compile(loss="mae", optimizer="adam")
model.fit(X, y, batch_size=24, epochs=40)
