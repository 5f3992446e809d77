"""The layer by hand; its weights in another order, and other names."""
import tensorflow as tf
from tensorflow import keras
import numpy as np
layers = keras.layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean, variance = np.mean(x, axis=0), np.var(x, axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


class Norm(layers.Layer):
    def build(self, shape):
        n = shape[-1]
        self.v = self.add_weight(shape=(n,), initializer="ones", trainable=False, name="v")
        self.m = self.add_weight(shape=(n,), initializer="zeros", trainable=False, name="m")
        self.shift = self.add_weight(shape=(n,), initializer="zeros", name="shift")
        self.size = self.add_weight(shape=(n,), initializer="ones", name="size")

    def call(self, x, training=None):
        mean, variance = self.m, self.v
        if training:
            mean, variance = keras.ops.mean(x, 0), keras.ops.var(x, 0)
            self.m.assign(update_moving(self.m, mean))
            self.v.assign(update_moving(self.v, variance))
        return batch_norm_of(x, self.size, self.shift, mean, variance)


def batch_norm_of(x, gamma, beta, mean, variance, epsilon=1e-3):
    return tf.nn.batch_normalization(x, mean, variance, beta, gamma, epsilon)


def build_bn_net(input_dim=10, units=16):
    first = keras.Input(shape=[input_dim])
    x = layers.Dense(units, use_bias=False)(first)
    x = Norm()(x)
    x = tf.keras.activations.relu(x)
    return keras.Model(first, layers.Dense(1, "sigmoid")(x), name="net")
