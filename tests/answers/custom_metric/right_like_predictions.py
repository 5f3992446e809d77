"""Brings the labels into the shape of the predictions."""

import tensorflow as tf
from tensorflow import keras


@keras.utils.register_keras_serializable()
@tf.function
def recall(y_true, y_pred):
    """Recall of a batch."""
    y_true = tf.cast(tf.reshape(y_true, tf.shape(y_pred)), y_pred.dtype)
    hits = tf.reduce_sum(y_true * tf.round(y_pred))
    return hits / (tf.reduce_sum(y_true) + keras.backend.epsilon())
