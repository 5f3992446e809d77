"""A general function with its threshold filled in."""

import functools

import tensorflow as tf


def _recall(y_true, y_pred, threshold):
    y_true = tf.cast(tf.squeeze(y_true), tf.float32)
    hits = tf.where(tf.squeeze(y_pred) > threshold, y_true, tf.zeros_like(y_true))
    return tf.reduce_sum(hits) / (tf.reduce_sum(y_true) + tf.keras.backend.epsilon())


recall = functools.partial(_recall, threshold=0.5)
