"""TensorFlow is imported for its Keras alone, also inside a layer; a type of its is only looked at."""

import tensorflow as tf
from tensorflow import keras


class Standardize(tf.keras.layers.Layer):
    def __init__(self, axis, epsilon):
        super().__init__()
        self.axis = axis
        self.epsilon = epsilon

    def call(self, x):
        if not isinstance(x, tf.Tensor):
            x = tf.keras.ops.convert_to_tensor(x)
        mean, variance = keras.ops.moments(x, axes=[self.axis], keepdims=True)
        return (x - mean) / keras.ops.sqrt(variance + self.epsilon)


def standardize(x, axis=0, epsilon=1e-7):
    return Standardize(axis, epsilon)(x)
