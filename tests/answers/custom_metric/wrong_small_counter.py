# fails: value
"""Counts in eight bits, which end at 255."""

import tensorflow as tf


def recall(y_true, y_pred):
    positive = tf.cast(tf.reshape(y_true, [-1]), tf.uint8)
    decided = tf.cast(tf.reshape(y_pred, [-1]) > 0.5, tf.uint8)
    hits, positives = tf.reduce_sum(positive * decided), tf.reduce_sum(positive)
    return tf.cast(hits, tf.float32) / (tf.cast(positives, tf.float32) + 1e-7)
