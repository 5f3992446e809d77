"""Six tanh layers with Glorot initialisation on a smooth regression target."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = np.linspace(-1, 1, 240).reshape(-1, 1)
y = np.sin(4 * x) * np.exp(-x ** 2)
order = rng.permutation(len(x))
train, val = order[:180], order[180:]

model = keras.Sequential([keras.Input(shape=(1,))])
for _ in range(6):
    model.add(keras.layers.Dense(20, activation="tanh", kernel_initializer="glorot_normal"))
model.add(keras.layers.Dense(1))
model.compile(optimizer=keras.optimizers.Adam(2e-3), loss="mse")
history = model.fit(x[train], y[train], epochs=80, batch_size=20, validation_data=(x[val], y[val]), verbose=0)
print("final validation MSE", history.history["val_loss"][-1])
