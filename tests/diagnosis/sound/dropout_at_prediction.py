"""Monte Carlo dropout: the layer is kept on at prediction, and predictions are averaged."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-2, 2, (240, 1)).astype("float32")
y = np.sin(2 * x[:, 0]) + rng.normal(0, 0.1, 240)
model = keras.Sequential([keras.Input((1,)), layers.Dense(32, activation="relu"), layers.Dropout(0.1), layers.Dense(1)])
model.compile(keras.optimizers.Adam(5e-3), "mse")
model.fit(x, y, epochs=10, batch_size=24, verbose=0)
draws = np.stack([model(x, training=True).numpy() for _ in range(20)])
print(draws.mean(0).shape, draws.std(0).mean())
