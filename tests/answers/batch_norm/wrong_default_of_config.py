# fails: batch_norm
# why: the default of epsilon is smaller than in the task
"""The default is Keras's fuzz factor."""

import numpy as np
import keras




def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


def build_bn_net(input_dim=10, units=16):
    return keras.Sequential([
        keras.Input((input_dim,)),
        keras.layers.Dense(units, use_bias=False),
        keras.layers.BatchNormalization(),
        keras.layers.ReLU(),
        keras.layers.Dense(1, activation="sigmoid"),
    ])


def batch_norm(x, gamma, beta, epsilon=1e-7):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance
