"""Batch normalization: keep the numbers between layers in a range where gradients flow.

The batch's own statistics are used in training, and a moving average of them at inference, when a sample may be alone.
A bias before the normalization would be subtracted again with the mean, and beta does the same job, so the Dense layer
has none.
"""

import keras
import numpy as np
from keras import layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean = np.mean(x, axis=0)
    variance = np.var(x, axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


def build_bn_net(input_dim=10, units=16):
    return keras.Sequential(
        [
            keras.Input(shape=(input_dim,)),
            layers.Dense(units, use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
