"""The discriminator of a GAN sees how much its batch varies, as a layer of its own."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

real = rng.normal(0.5, 0.2, (256, 16)).astype("float32")


class MinibatchDeviation(layers.Layer):
    def call(self, inputs):
        deviation = ops.mean(ops.std(inputs, axis=0, keepdims=True))
        return ops.concatenate([inputs, ops.ones_like(inputs[:, :1]) * deviation], axis=-1)


generator = keras.Sequential([keras.Input((8,)), layers.Dense(32, activation="relu"), layers.Dense(16)])
discriminator = keras.Sequential([keras.Input((16,)), layers.Dense(32), layers.LeakyReLU(), MinibatchDeviation(), layers.Dense(1)])
loss = keras.losses.BinaryCrossentropy(from_logits=True)
g_optimizer, d_optimizer = keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)
for step in range(40):
    batch = real[rng.integers(0, 256, 32)]
    noise = rng.normal(size=(32, 8)).astype("float32")
    with tf.GradientTape() as tape:
        fake = discriminator(generator(noise, training=True), training=True)
        true = discriminator(batch, training=True)
        d_loss = loss(tf.ones_like(true), true) + loss(tf.zeros_like(fake), fake)
    d_optimizer.apply_gradients(zip(tape.gradient(d_loss, discriminator.trainable_variables), discriminator.trainable_variables))
    with tf.GradientTape() as tape:
        fake = discriminator(generator(noise, training=True), training=True)
        g_loss = loss(tf.ones_like(fake), fake)
    g_optimizer.apply_gradients(zip(tape.gradient(g_loss, generator.trainable_variables), generator.trainable_variables))
