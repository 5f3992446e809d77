"""A GAN trained by train_on_batch, its discriminator frozen while the generator learns."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

real = rng.uniform(-1, 1, (256, 6)).astype("float32")
discriminator = keras.Sequential([keras.Input((6,)), layers.Dense(16), layers.LeakyReLU(), layers.Dense(1, activation="sigmoid")])
discriminator.compile(keras.optimizers.Adam(2e-4, beta_1=0.5), "binary_crossentropy", metrics=["accuracy"])
generator = keras.Sequential([keras.Input((4,)), layers.Dense(16, activation="relu"), layers.Dense(6, activation="tanh")])
discriminator.trainable = False
noise = keras.Input((4,))
combined = keras.Model(noise, discriminator(generator(noise)))
combined.compile(keras.optimizers.Adam(2e-4, beta_1=0.5), "binary_crossentropy")
for step in range(12):
    some = real[rng.integers(0, len(real), 16)]
    made = generator.predict(rng.normal(size=(16, 4)).astype("float32"), verbose=0)
    discriminator.trainable = True
    discriminator.train_on_batch(some, np.ones((16, 1)))
    discriminator.train_on_batch(made, np.zeros((16, 1)))
    discriminator.trainable = False
    combined.train_on_batch(rng.normal(size=(16, 4)).astype("float32"), np.ones((16, 1)))
