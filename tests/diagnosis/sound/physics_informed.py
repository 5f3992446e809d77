"""A network that solves an equation: derivatives of its own output in the loss."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

net = keras.Sequential([keras.Input((1,)), layers.Dense(20, activation="tanh"), layers.Dense(20, activation="tanh"), layers.Dense(1)])
optimizer = keras.optimizers.Adam(1e-3)
for step in range(40):
    t = tf.constant(rng.uniform(0, 2, (32, 1)), tf.float32)
    with tf.GradientTape() as tape:
        with tf.GradientTape() as inner:
            inner.watch(t)
            u = net(t)
        slope = inner.gradient(u, t)
        start = net(tf.zeros((1, 1)))
        loss = tf.reduce_mean((slope + u) ** 2) + tf.reduce_mean((start - 1) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
