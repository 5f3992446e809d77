# fails: value
"""Counts in half precision, which stops counting at 2048."""

import tensorflow as tf


def recall(y_true, y_pred):
    y_true = tf.cast(tf.reshape(y_true, [-1]), tf.float16)
    decided = tf.cast(tf.round(tf.reshape(y_pred, [-1])), tf.float16)
    return tf.reduce_sum(y_true * decided) / (tf.reduce_sum(y_true) + tf.cast(1e-7, tf.float16))
