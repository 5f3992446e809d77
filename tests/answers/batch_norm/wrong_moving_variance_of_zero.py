# fails: moving_statistics
# why: initializers
"""The moving variance starts at zero."""

import numpy as np, keras
from keras import layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    m, v = np.mean(x, 0, dtype="float64"), np.var(x, 0, dtype="float64")
    return gamma * (x - m) / np.sqrt(v + epsilon) + beta, m, v


def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


def build_bn_net(input_dim=10, units=16):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, use_bias=False),
            layers.BatchNormalization(renorm=True)
            if False
            else layers.BatchNormalization(moving_variance_initializer="zeros"),
            layers.ReLU(),
            layers.Dense(1, "sigmoid"),
        ]
    )
