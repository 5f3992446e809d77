"""Steering angles between -1 and 1 predicted by a tanh output with MSE."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

road = rng.uniform(-1, 1, size=(280, 6)).astype("float32")
steering = np.tanh(1.5 * road[:, 0] - road[:, 1] + 0.5 * road[:, 2] * road[:, 3]).astype("float32")
inputs = keras.Input((6,))
h = layers.Dense(32, activation="elu")(inputs)
h = layers.Dropout(0.05)(h)
h = layers.Dense(16, activation="elu")(h)
outputs = layers.Dense(1, activation="tanh")(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(road[:220], steering[:220], epochs=40, batch_size=20,
          validation_data=(road[220:], steering[220:]), verbose=0)
