"""A subclassed net, and statistics by hand."""

import numpy as np, keras
from keras import layers, ops


def batch_norm(x, gamma, beta, epsilon=1e-3):
    x = np.asarray(x, "float64")
    m = x.sum(0) / len(x)
    d = x - m
    v = (d * d).sum(0) / len(x)
    return [d * (v + epsilon) ** -0.5 * gamma + beta, m, v]


def update_moving(moving, batch, momentum=0.99):
    return np.asarray(moving) - (np.asarray(moving) - batch) * (1 - momentum)


class Net(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.a = layers.Dense(units, use_bias=False)
        self.n = layers.BatchNormalization()
        self.o = layers.Dense(1)

    def call(self, x, training=None):
        return ops.sigmoid(self.o(ops.relu(self.n(self.a(x), training=training))))


def build_bn_net(input_dim=10, units=16):
    net = Net(units)
    net(keras.Input((input_dim,)))
    return net
