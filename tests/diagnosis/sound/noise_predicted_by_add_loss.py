"""A denoiser that draws its own noise and adds its own loss."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.net = keras.Sequential([layers.Dense(32, activation="silu"), layers.Dense(2)])

    def call(self, x, training=None):
        noise = keras.random.normal(keras.ops.shape(x))
        guess = self.net(x + 0.3 * noise)
        self.add_loss(keras.ops.mean(keras.ops.square(guess - noise)))
        return guess


model = Denoiser()
model.compile("adam")
model.fit(rng.normal(1, 0.5, size=(300, 2)).astype("float32"), epochs=5)
