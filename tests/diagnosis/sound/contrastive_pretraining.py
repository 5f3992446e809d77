"""Self-supervised pretraining without targets, then a head on the frozen encoder."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Contrastive(keras.Model):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.head = layers.Dense(8)
        self.tracker = keras.metrics.Mean(name="loss")

    @property
    def metrics(self):
        return [self.tracker]

    def train_step(self, x):
        with tf.GradientTape() as tape:
            views = [self.head(self.encoder(x + keras.random.normal(ops.shape(x), stddev=0.1), training=True)) for _ in range(2)]
            a, b = (ops.normalize(view, axis=1) for view in views)
            sims = ops.matmul(a, ops.transpose(b)) / 0.1
            loss = ops.mean(keras.losses.sparse_categorical_crossentropy(ops.arange(ops.shape(x)[0]), sims, from_logits=True))
        weights = self.encoder.trainable_weights + self.head.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


x = rng.normal(size=(128, 10)).astype("float32")
y = np.argmax(x[:, :3], axis=1)
encoder = keras.Sequential([keras.Input((10,)), layers.Dense(16, activation="relu"), layers.Dense(16, activation="relu")])
pre = Contrastive(encoder)
pre.compile(optimizer="adam")
pre.fit(tf.data.Dataset.from_tensor_slices(x).batch(32), epochs=3)
encoder.trainable = False
model = keras.Sequential([keras.Input((10,)), encoder, layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=3)
