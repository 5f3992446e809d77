# fault: A32 seven outputs against a target of shape (n, 1) with mae
# finds: outputs and targets of different shapes
"""Forecast of the next day gives me seven identical columns."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

week = 7
load = np.sin(np.arange(300) * 2 * np.pi / week) + 0.1 * rng.normal(size=300)
X = np.stack([load[i:i + 2 * week] for i in range(280)])[..., None].astype("float32")
y = load[2 * week:2 * week + 280].reshape(-1, 1).astype("float32")

inputs = keras.Input(shape=(2 * week, 1))
h = layers.LSTM(24)(inputs)
outputs = layers.Dense(week)(h)
model = keras.Model(inputs, outputs)
model.compile(loss=keras.losses.MeanAbsoluteError(), optimizer=keras.optimizers.Adam(0.005))
model.fit(X, y, epochs=40, batch_size=28)
