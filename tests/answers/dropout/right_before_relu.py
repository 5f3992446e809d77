"""Dropout before the ReLU, which is the same; Functional."""

import tensorflow as tf


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    inputs = tf.keras.Input((input_dim,))
    x = tf.keras.layers.Dense(units)(inputs)
    x = tf.keras.layers.Dropout(rate=rate, seed=7)(x)
    x = tf.keras.layers.Activation("relu")(x)
    x = tf.keras.layers.Dense(1)(x)
    return tf.keras.Model(inputs, tf.keras.layers.Activation("sigmoid")(x))
