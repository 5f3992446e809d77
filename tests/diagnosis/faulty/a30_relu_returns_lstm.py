# fault: A30 relu output for targets with negative values
# finds: targets out of reach
"""My stock return LSTM never predicts a loss."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

steps = 10
r = np.zeros(360)
for i in range(2, 360):
    r[i] = 0.9 * r[i - 1] - 0.6 * r[i - 2] + rng.normal(0, 0.5)
X = np.array([r[i - steps:i] for i in range(steps, 360)], dtype="float32")[..., np.newaxis]
y = r[steps:].astype("float32").reshape(-1, 1)

inp = keras.Input((steps, 1))
x = layers.LSTM(20, dropout=0.1)(inp)
x = layers.Dense(10, activation="relu")(x)
out = layers.Dense(1)(x)
out = layers.Activation("relu")(out)
model = keras.Model(inp, out)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mae")
model.fit(X, y, batch_size=35, epochs=40, validation_split=0.1)
