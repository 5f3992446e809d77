# fault: B4 last GRU keeps return_sequences=True with mae
# finds: outputs and targets of different shapes
"""Stacked GRU for river levels predicts a whole sequence instead of tomorrow's level."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

rain = rng.gamma(1.0, 1.0, 330)
level = np.zeros(330)
for d in range(1, 330):
    level[d] = 0.85 * level[d - 1] + 0.2 * rain[d - 1]
series = np.stack([rain / 4, level / level.max()], axis=1).astype("float32")
look = 14
X = np.stack([series[i:i + look] for i in range(330 - look)])
y = series[look:, 1:2]

inputs = keras.Input(shape=(look, 2))
x = layers.GRU(24, return_sequences=True)(inputs)
x = layers.GRU(12, return_sequences=True)(x)
x = layers.Dense(8, activation="relu")(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.002), loss=keras.losses.MeanAbsoluteError())
model.fit(X, y, epochs=30, batch_size=30)
