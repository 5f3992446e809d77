"""Functional, activation by name, einsum-like NumPy."""

import keras
import numpy as np


def batch_norm(x, gamma, beta, epsilon=1e-3):
    n = x.shape[0]
    mean = x.sum(axis=0) / n
    centered = x - mean
    variance = (centered**2).sum(axis=0) / n
    inverse = (variance + epsilon) ** -0.5
    return [centered * (gamma * inverse) + beta, mean, variance]


def update_moving(moving, batch, momentum=0.99):
    return moving - (moving - batch) * (1 - momentum)


def build_bn_net(input_dim=10, units=16):
    inputs = keras.Input((input_dim,))
    x = keras.layers.Dense(units, use_bias=False, kernel_initializer="he_normal")(inputs)
    x = keras.layers.BatchNormalization()(x)
    x = keras.layers.Activation("relu")(x)
    return keras.Model(inputs, keras.layers.Dense(1, "sigmoid")(x))
