"""A small variational autoencoder with a sampling layer that adds the KL term."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class Sampling(layers.Layer):
    def __init__(self, beta, **kwargs):
        super().__init__(**kwargs)
        self.beta = beta
        self.seed_generator = keras.random.SeedGenerator(SEED)

    def call(self, inputs, training=None):
        mean, log_var = inputs
        kl = -0.5 * ops.mean(ops.sum(1 + log_var - ops.square(mean) - ops.exp(log_var), axis=-1))
        self.add_loss(self.beta * kl)
        if not training:
            return mean
        noise = keras.random.normal(ops.shape(mean), seed=self.seed_generator)
        return mean + ops.exp(0.5 * log_var) * noise


angle = rng.uniform(0, 2 * np.pi, size=(280, 1))
data = np.concatenate([np.cos(angle + p) for p in np.linspace(0, 3, 8)], axis=1)
data = (data + 0.05 * rng.normal(size=data.shape)).astype("float32")

inputs = keras.Input((8,))
h = layers.Dense(32, activation="relu")(inputs)
z_mean = layers.Dense(2)(h)
z_log_var = layers.Dense(2)(h)
z = Sampling(beta=1e-3)([z_mean, z_log_var])
h = layers.Dense(32, activation="relu")(z)
model = keras.Model(inputs, layers.Dense(8)(h))
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse")
model.fit(data[:220], data[:220], epochs=40, batch_size=20, validation_data=(data[220:], data[220:]), verbose=0)
