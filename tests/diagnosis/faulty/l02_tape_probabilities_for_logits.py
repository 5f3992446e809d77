"""A loop with a tape whose loss expects logits and gets probabilities."""
# finds: logits of probabilities
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = np.argmax(x[:, :3], axis=1)
model = keras.Sequential([keras.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")])
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = keras.optimizers.Adam()


@tf.function
def step(xs, ys):
    with tf.GradientTape() as tape:
        loss = loss_fn(ys, model(xs, training=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))


for xs, ys in tf.data.Dataset.from_tensor_slices((x, y)).batch(24):
    step(xs, ys)
