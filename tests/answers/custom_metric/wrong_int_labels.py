# fails: labels
"""TensorFlow doesn't multiply integers with floats."""

import tensorflow as tf


def recall(y_true, y_pred):
    y_true = tf.reshape(y_true, [-1])
    decided = tf.round(tf.reshape(y_pred, [-1]))
    return tf.reduce_sum(y_true * decided) / (tf.reduce_sum(y_true) + 1e-7)
