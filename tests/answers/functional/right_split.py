"""Activations as layers of their own, written from the outside in."""

import tensorflow as tf

K = tf.keras


def build_functional(input_dim=10, units=32):
    i = K.Input((input_dim,), name="in")
    o = K.layers.Activation("sigmoid")(K.layers.Dense(1)(K.layers.ReLU()(K.layers.Dense(units)(i))))
    return K.models.Model(i, o, name="outside-in")
