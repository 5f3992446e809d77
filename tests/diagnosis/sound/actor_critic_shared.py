"""Actor and critic share a layer; each episode is one step of a tape."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

inputs = keras.Input((4,))
common = layers.Dense(24, activation="relu")(inputs)
model = keras.Model(inputs, [layers.Dense(2, activation="softmax")(common), layers.Dense(1)(common)])
optimizer = keras.optimizers.Adam(0.01)
huber = keras.losses.Huber()
for episode in range(12):
    with tf.GradientTape() as tape:
        state, log_ps, values, rewards = rng.normal(size=4), [], [], []
        for time in range(8):
            p, value = model(tf.constant(state[None], tf.float32))
            action = int(rng.random() > float(p[0, 0]))
            log_ps.append(tf.math.log(p[0, action]))
            values.append(value[0, 0])
            rewards.append(float(action == (state[0] > 0)))
            state = rng.normal(size=4)
        returns = np.cumsum(rewards[::-1])[::-1].astype("float32")
        loss = sum(-lp * (r - v) + huber([r], [v]) for lp, v, r in zip(log_ps, values, returns))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
