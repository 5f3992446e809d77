"""A loop with a tape whose loss is a plain expression."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 3)).astype("float32")
y = (x @ np.array([[1.0], [-2.0], [0.5]]) + 1).astype("float32")
model = keras.Sequential([keras.Input((3,)), layers.Dense(16, activation="relu"), layers.Dense(1)])
optimizer = keras.optimizers.SGD(0.05)
for step in range(60):
    rows = rng.integers(0, 200, 32)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x[rows], training=True) - y[rows]))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
