"""REINFORCE in a loop of its own: the return weighs the log-probability."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

policy = keras.Sequential([keras.Input((4,)), layers.Dense(16, activation="relu"), layers.Dense(2, activation="softmax")])
optimizer = keras.optimizers.Adam(1e-2)
for episode in range(30):
    states = rng.normal(size=(20, 4)).astype("float32")
    p = policy(states).numpy()
    actions = (rng.random(20) > p[:, 0]).astype("int32")
    returns = np.where(actions == (states[:, 0] > 0), 1.0, -1.0).astype("float32")
    with tf.GradientTape() as tape:
        chosen = tf.gather(policy(states, training=True), actions, batch_dims=1)
        loss = -tf.reduce_mean(tf.math.log(chosen + 1e-8) * returns)
    grads = tape.gradient(loss, policy.trainable_variables)
    optimizer.apply_gradients(zip(grads, policy.trainable_variables))
