# fails: labels
"""Adds a tiny number to a whole one."""

import tensorflow as tf


def recall(y_true, y_pred):
    y_true = tf.reshape(y_true, [-1])
    decided = tf.cast(tf.reshape(y_pred, [-1]) > 0.5, y_true.dtype)
    return tf.reduce_sum(y_true * decided) / (tf.reduce_sum(y_true) + 1e-7)
