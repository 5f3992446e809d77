"""A loop with a tape, a function of TensorFlow's, metrics and validation."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 6)).astype("float32")
y = np.argmax(x[:, :3], axis=1)
train = tf.data.Dataset.from_tensor_slices((x[:240], y[:240])).shuffle(240).batch(24)
model = keras.Sequential([keras.Input((6,)), layers.Dense(24, activation="relu"), layers.Dense(3)])
optimizer = keras.optimizers.Adam(1e-2)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
accuracy = keras.metrics.SparseCategoricalAccuracy()


@tf.function
def step(xs, ys):
    with tf.GradientTape() as tape:
        logits = model(xs, training=True)
        loss = loss_fn(ys, logits)
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))
    accuracy.update_state(ys, logits)
    return loss


for epoch in range(4):
    for xs, ys in train:
        loss = step(xs, ys)
    print(epoch, float(loss), float(accuracy.result()))
    accuracy.reset_state()
