"""The discriminator is frozen for the combined model before it ever trained."""
# finds: nothing trains
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

real = rng.normal(size=(128, 5)).astype("float32")
discriminator = keras.Sequential([keras.Input((5,)), layers.Dense(12), layers.LeakyReLU(), layers.Dense(1, activation="sigmoid")])
discriminator.compile("adam", "binary_crossentropy")
generator = keras.Sequential([keras.Input((3,)), layers.Dense(12, activation="relu"), layers.Dense(5)])
discriminator.trainable = False
noise = keras.Input((3,))
combined = keras.Model(noise, discriminator(generator(noise)))
combined.compile("adam", "binary_crossentropy")
for step in range(10):
    made = generator.predict(rng.normal(size=(16, 3)), verbose=0)
    discriminator.train_on_batch(np.concatenate([real[:16], made]), np.concatenate([np.ones(16), np.zeros(16)]))
    combined.train_on_batch(rng.normal(size=(16, 3)), np.ones(16))
