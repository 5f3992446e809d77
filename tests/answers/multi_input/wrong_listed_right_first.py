# fails: architecture
"""The inputs are listed in another order; by name they are what they are."""

import tensorflow as tf
from tensorflow.keras import layers


def build_siamese(input_dim=8, units=16):
    right = tf.keras.Input(shape=(input_dim,), name="right")
    left = tf.keras.Input(shape=(input_dim,), name="left")
    encoder = layers.Dense(units, activation=tf.nn.relu)
    code_right, code_left = encoder(right), encoder(left)
    codes = layers.Concatenate(axis=1)([code_left, code_right])
    return tf.keras.Model(inputs=[right, left], outputs=layers.Dense(1, activation=tf.nn.sigmoid)(codes))
