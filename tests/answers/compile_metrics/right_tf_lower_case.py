"""tf.keras, short names."""

import tensorflow as tf


def compile_with_metrics(model):
    model.compile(tf.keras.optimizers.Adam(), "bce", metrics=["acc", "precision", tf.keras.metrics.Recall()])
    return model
