"""A subclassed model that has seen a batch of zeros."""

import numpy as np
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self, hidden, **kwargs):
        super().__init__(**kwargs)
        self.body = tf.keras.Sequential([tf.keras.layers.Dense(w, activation=tf.nn.relu) for w in hidden] or
                                        [tf.keras.layers.Identity()])
        self.out = tf.keras.layers.Dense(1)

    def call(self, x, training=None, mask=None):
        return tf.nn.sigmoid(self.out(self.body(x, training=training)))


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Net(hidden, name="net")
    model.compile(optimizer=tf.keras.optimizers.Adam(), loss=tf.keras.losses.binary_crossentropy,
                  metrics=["acc", tf.keras.metrics.Recall()])
    model(np.zeros((1, input_dim)))
    return model
