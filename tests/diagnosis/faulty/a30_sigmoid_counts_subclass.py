# fault: A30 sigmoid output for counts
# finds: targets out of reach
"""Predicting bike rentals per hour with a subclassed model gives values below one."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

hour = rng.integers(0, 24, 380)
temp = rng.uniform(-5, 35, 380)
rain = rng.integers(0, 2, 380)
mean = 8 + 7 * np.sin((hour - 7) * np.pi / 12) + 0.2 * temp - 4 * rain
rentals = rng.poisson(mean.clip(0.2)).astype("float32")
data = np.stack([np.sin(hour * np.pi / 12), np.cos(hour * np.pi / 12), temp / 35, rain], 1).astype("float32")


class Rentals(keras.Model):
    def __init__(self, width=24, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(width, activation="relu") for _ in range(2)]
        self.head = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x)


model = Rentals()
model.compile(optimizer="adam", loss=keras.losses.Huber())
model.fit(data, rentals, epochs=60, batch_size=38)
