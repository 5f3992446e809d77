"""By way of TensorFlow."""

import tensorflow as tf


def compile_for_regression(model):
    model.compile(
        tf.keras.optimizers.Adam(1e-3),
        tf.keras.losses.MeanSquaredError(),
        metrics=[tf.keras.metrics.MeanAbsoluteError()],
    )
    return model
