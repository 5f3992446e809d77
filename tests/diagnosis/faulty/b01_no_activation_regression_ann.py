# fault: B1 hidden layers without activation
# finds: nothing but linear layers
"""Fitting y = x^2 with four layers gives a horizontal line."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = np.linspace(-2, 2, 400).reshape(-1, 1)
rng.shuffle(x)
y = x ** 2 + rng.normal(0, 0.05, x.shape)

model = keras.models.Sequential()
model.add(keras.layers.Input((1,)))
model.add(keras.layers.Dense(100))
model.add(keras.layers.Dense(100))
model.add(keras.layers.Dense(50))
model.add(keras.layers.Dense(1))
model.compile(optimizer="adam", loss="mse")
model.fit(x, y, epochs=100, batch_size=32)
