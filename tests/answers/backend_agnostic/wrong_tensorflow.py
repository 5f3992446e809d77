# fails: symbolic
"""TensorFlow only."""

import tensorflow as tf


def standardize(x, axis=0, epsilon=1e-7):
    mean, variance = tf.nn.moments(x, [axis], keepdims=True)
    return (x - mean) / tf.sqrt(variance + epsilon)
