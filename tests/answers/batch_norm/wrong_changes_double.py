# fails: batch_norm
"""Subtracts the mean in place: a batch in double precision is the caller's own."""

import keras
import numpy as np


def batch_norm(x, gamma, beta, epsilon=1e-3):
    x = np.asarray(x, dtype="float64")
    mean = x.mean(axis=0)
    x -= mean
    variance = (x**2).mean(axis=0)
    return gamma * x / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


def build_bn_net(input_dim=10, units=16):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, use_bias=False),
            keras.layers.BatchNormalization(),
            keras.layers.ReLU(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
