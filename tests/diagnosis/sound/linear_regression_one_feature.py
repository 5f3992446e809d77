"""Ordinary linear regression with one feature and a single dense unit."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

celsius = rng.uniform(-2, 2, size=120)
fahrenheit_like = 1.8 * celsius + 3.2 + rng.normal(scale=0.05, size=120)

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mean_squared_error")
model.fit(celsius[:100], fahrenheit_like[:100], epochs=60, batch_size=10,
          validation_data=(celsius[100:], fahrenheit_like[100:]), verbose=0)
kernel, bias = model.layers[-1].get_weights()
print("slope", kernel[0, 0], "intercept", bias[0])
