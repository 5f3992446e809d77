# fails: symbolic
"""A layer of one's own around TensorFlow's functions."""

import keras
import tensorflow as tf


class Standardize(keras.layers.Layer):
    def __init__(self, axis, epsilon):
        super().__init__()
        self.axis = axis
        self.epsilon = epsilon

    def call(self, x):
        mean, variance = tf.nn.moments(x, [self.axis], keepdims=True)
        return (x - mean) / tf.sqrt(variance + self.epsilon)


def standardize(x, axis=0, epsilon=1e-7):
    return Standardize(axis, epsilon)(x)
