"""The mean decision where the label is positive."""

import tensorflow as tf


def recall(y_true, y_pred):
    labels = tf.reshape(tf.cast(y_true, tf.bool), [-1])
    chosen = tf.boolean_mask(tf.reshape(y_pred, [-1]), labels)
    mean = tf.reduce_mean(tf.cast(chosen > 0.5, tf.float32))
    return tf.where(tf.size(chosen) > 0, mean, 0.0)
