# fails: update_moving
"""A statistic that is nearly there stays where it is."""

import keras
import numpy as np
from keras import layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean = np.mean(x, axis=0)
    variance = np.var(x, axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    moved = momentum * moving + (1 - momentum) * batch
    return np.where(np.abs(batch - moving) < 1e-8, moving, moved)


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
