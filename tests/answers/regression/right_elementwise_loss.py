"""A loss that leaves the mean to Keras, with TensorFlow; a metric that does too."""

import tensorflow as tf


def compile_for_regression(model):
    def squares(y_true, y_pred):
        return (y_true - y_pred) ** 2

    def distance(y_true, y_pred):
        return tf.abs(tf.reshape(y_true, tf.shape(y_pred)) - y_pred)

    model.compile(optimizer="adam", loss=squares, metrics=[distance])
    return model
