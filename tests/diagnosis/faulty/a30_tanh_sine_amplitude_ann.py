# fault: A30 tanh output for targets beyond [-1, 1]
# finds: targets out of reach
"""My network approximates a sine curve, but the tops are cut off."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1, 1, (400, 1)).astype("float32")
y = 4.0 * np.sin(np.pi * x) + rng.normal(0, 0.05, x.shape)

model = keras.Sequential()
model.add(layers.Input(shape=(1,)))
model.add(layers.Dense(32, activation="tanh"))
model.add(layers.Dense(32, activation="tanh"))
model.add(layers.Dense(1, activation="tanh"))
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss=keras.losses.MeanSquaredError())
model.fit(x, y, epochs=200, batch_size=40)
