"""A slow optimizer for the body, and a fast one for the head."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

import tensorflow as tf

x = rng.normal(size=(256, 8)).astype("float32")
y = (x[:, :1] > 0).astype("float32")
body = keras.Sequential([keras.Input((8,)), layers.Dense(16, activation="relu")])
head = keras.Sequential([keras.Input((16,)), layers.Dense(1)])
slow, fast = keras.optimizers.SGD(1e-3), keras.optimizers.Adam(1e-2)
loss = keras.losses.BinaryCrossentropy(from_logits=True)
for _ in range(20):
    with tf.GradientTape(persistent=True) as tape:
        value = loss(y, head(body(x, training=True), training=True))
    slow.apply(tape.gradient(value, body.trainable_variables), body.trainable_variables)
    fast.apply(tape.gradient(value, head.trainable_variables), head.trainable_variables)
