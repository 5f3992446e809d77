"""Feature by feature; add() and input_shape."""

import warnings

import numpy as np
from keras.layers import Activation, BatchNormalization, Dense
from keras.models import Sequential


def batch_norm(x, gamma, beta, epsilon=1e-3):
    y, means, variances = np.zeros_like(x), [], []
    for feature in range(x.shape[1]):
        column = x[:, feature]
        means.append(float(np.mean(column)))
        variances.append(float(np.mean((column - means[-1]) ** 2)))
        y[:, feature] = gamma[feature] * (column - means[-1]) / (variances[-1] + epsilon) ** 0.5 + beta[feature]
    return y.tolist(), means, variances


def update_moving(moving, batch, momentum=0.99):
    return [momentum * m + (1 - momentum) * b for m, b in zip(moving, batch)]


def build_bn_net(input_dim=10, units=16):
    model = Sequential()
    model.add(Dense(units, use_bias=False, input_shape=(input_dim,)))
    model.add(BatchNormalization())
    model.add(Activation("relu"))
    model.add(Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy")
    return model
