"""tf.nn.dropout in a layer of its own."""

import tensorflow as tf
from tensorflow.keras import layers


class Drop(layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def call(self, x, training=None):
        return tf.nn.dropout(x, rate=self.rate) if training else x


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    net = tf.keras.Sequential()
    net.add(layers.InputLayer(shape=(input_dim,)))
    net.add(layers.Dense(units, activation=tf.nn.relu, kernel_initializer="he_normal"))
    net.add(Drop(rate))
    net.add(layers.Dense(1, activation=tf.nn.sigmoid))
    return net
