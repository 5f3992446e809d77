# fails: update_moving
# why: where the old statistic is 0, the batch takes its place
"""The first batch's statistic is taken as it is."""

import keras
import numpy as np
from keras import layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean = np.mean(x, axis=0)
    variance = np.var(x, axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    if not np.any(moving):
        return np.array(batch)
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
