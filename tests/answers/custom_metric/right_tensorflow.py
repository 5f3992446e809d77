"""In TensorFlow alone."""

import tensorflow as tf


def recall(y_true, y_pred):
    positive = tf.cast(tf.reshape(y_true, [-1]), tf.float32)
    decided = tf.cast(tf.reshape(y_pred, [-1]) > 0.5, tf.float32)
    return tf.math.divide_no_nan(tf.reduce_sum(positive * decided), tf.reduce_sum(positive))
