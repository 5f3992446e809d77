"""Functional, with Activation and Softmax layers, objects for loss, optimizer and metrics."""

import tensorflow as tf
from tensorflow.keras import layers as L


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    image = tf.keras.Input(shape=input_shape)
    maps = L.Activation(tf.nn.relu)(L.Convolution2D(filters, [kernel_size, kernel_size], padding="VALID")(image))
    flat = L.Flatten()(L.MaxPool2D(pool_size=2, strides=2)(maps))
    hidden = L.ReLU()(L.Dense(hidden_units)(flat))
    classes_ = L.Softmax(name="classes")(L.Dense(classes)(hidden))
    model = tf.keras.Model(image, classes_)
    model.compile(
        tf.keras.optimizers.Adam(1e-4),
        tf.keras.losses.CategoricalCrossentropy(),
        metrics=[tf.keras.metrics.CategoricalAccuracy(), tf.keras.metrics.TopKCategoricalAccuracy(k=2)],
    )
    return model
