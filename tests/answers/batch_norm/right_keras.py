"""Keras does the NumPy part, and Dense carries neither bias nor activation."""

import keras
from keras import ops


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean, variance = ops.moments(ops.convert_to_tensor(x), axes=[0])
    y = ops.batch_normalization(x, mean, variance, axis=-1, offset=beta, scale=gamma, epsilon=epsilon)
    return y, mean, variance


def update_moving(moving, batch, momentum=0.99):
    return ops.add(ops.multiply(moving, momentum), ops.multiply(batch, 1.0 - momentum))


def build_bn_net(input_dim=10, units=16):
    hidden = keras.Sequential([keras.layers.Dense(units, use_bias=False), keras.layers.BatchNormalization()])
    return keras.Sequential([keras.Input((input_dim,)), hidden, keras.layers.ReLU(), keras.layers.Dense(1, "sigmoid")])
