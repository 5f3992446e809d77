"""Normalization rescues even sigmoids; one kernel at a time."""

import keras
import tensorflow as tf
from keras.layers import Activation, BatchNormalization, Dense


def kernel_gradient_norms(model, x, y):
    norms = []
    for layer in model.layers:
        if isinstance(layer, Dense):
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                tape.watch(layer.kernel.value)
                loss = tf.reduce_mean(keras.losses.get(model.loss)(y, model(x, training=False)))
            norms.append(tf.norm(tape.gradient(loss, layer.kernel.value)).numpy())
    return norms


def build_deep_net(input_dim=10, depth=20, width=32):
    model = keras.Sequential([keras.Input((input_dim,))])
    for _ in range(depth):
        model.add(Dense(width, use_bias=False))
        model.add(BatchNormalization())
        model.add(Activation("sigmoid"))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(), loss="binary_crossentropy", metrics=[keras.metrics.BinaryAccuracy()])
    return model
