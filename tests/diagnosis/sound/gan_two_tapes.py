"""A GAN in a loop of its own, with a tape for each side."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

real = rng.normal(1, 0.5, (128, 3)).astype("float32")
generator = keras.Sequential([keras.Input((2,)), layers.Dense(12, activation="relu"), layers.Dense(3)])
critic = keras.Sequential([keras.Input((3,)), layers.Dense(12, activation="leaky_relu"), layers.Dense(1)])
bce = keras.losses.BinaryCrossentropy(from_logits=True)
g_opt, d_opt = keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)


@tf.function
def train_step(batch):
    noise = tf.random.normal((len(batch), 2))
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        fake = generator(noise, training=True)
        on_real, on_fake = critic(batch, training=True), critic(fake, training=True)
        g_loss = bce(tf.ones_like(on_fake), on_fake)
        d_loss = bce(tf.ones_like(on_real), on_real) + bce(tf.zeros_like(on_fake), on_fake)
    g_opt.apply_gradients(zip(g_tape.gradient(g_loss, generator.trainable_variables), generator.trainable_variables))
    d_opt.apply_gradients(zip(d_tape.gradient(d_loss, critic.trainable_variables), critic.trainable_variables))


for epoch in range(5):
    for batch in tf.data.Dataset.from_tensor_slices(real).shuffle(128).batch(32):
        train_step(batch)
