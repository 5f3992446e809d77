# fails: moving_statistics
# As in PyTorch, the moving variance is that of an unbiased estimate.
import keras
import numpy as np
from keras import layers


def batch_norm(x, gamma, beta, epsilon=1e-3):
    mean, variance = np.mean(x, axis=0), np.var(x, axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def update_moving(moving, batch, momentum=0.99):
    return momentum * moving + (1 - momentum) * batch


class Norm(layers.Layer):
    def build(self, shape):
        n = shape[-1]
        self.gamma = self.add_weight(shape=(n,), initializer="ones", name="gamma")
        self.beta = self.add_weight(shape=(n,), initializer="zeros", name="beta")
        self.moving_mean = self.add_weight(shape=(n,), initializer="zeros", trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(shape=(n,), initializer="ones", trainable=False, name="moving_variance")

    def call(self, x, training=False):
        if training:
            mean, variance = keras.ops.moments(x, 0)
            rows = keras.ops.cast(keras.ops.shape(x)[0], "float32")
            unbiased = variance * rows / keras.ops.maximum(rows - 1, 1)
            self.moving_mean.assign(0.99 * self.moving_mean + 0.01 * mean)
            self.moving_variance.assign(0.99 * self.moving_variance + 0.01 * unbiased)
        else:
            mean, variance = self.moving_mean, self.moving_variance
        return self.gamma * (x - mean) / keras.ops.sqrt(variance + 1e-3) + self.beta


def build_bn_net(input_dim=10, units=16):
    return keras.Sequential([keras.Input((input_dim,)), layers.Dense(units, use_bias=False), Norm(), layers.ReLU(), layers.Dense(1, activation="sigmoid")])
