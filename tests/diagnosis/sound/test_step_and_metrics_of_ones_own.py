"""train_step and test_step without compile's loss, metrics kept by hand."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden, self.out = layers.Dense(16, activation="relu"), layers.Dense(1)
        self.error = keras.metrics.MeanAbsoluteError(name="mae")

    def call(self, x, training=False):
        return self.out(self.hidden(x))

    @property
    def metrics(self):
        return [self.error]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = tf.reduce_mean(tf.abs(y - p) ** 1.5)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        self.error.update_state(y, p)
        return {"mae": self.error.result()}

    def test_step(self, data):
        self.error.update_state(data[1], self(data[0]))
        return {"mae": self.error.result()}


x = rng.normal(size=(180, 5)).astype("float32")
model = Own()
model.compile(optimizer="adam")
model.fit(x, x[:, :1] * x[:, 1:2], validation_split=0.2, epochs=3)
