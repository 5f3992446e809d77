"""ReLU and everything else at Keras's defaults."""

import keras
import tensorflow as tf


def kernel_gradient_norms(model, x, y):
    loss = model.loss
    if isinstance(loss, str):
        loss = keras.losses.get(loss)
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    with tf.GradientTape(persistent=True) as tape:
        value = tf.reduce_mean(loss(y, model(x, training=False)))
    return [float(tf.sqrt(tf.reduce_sum(tape.gradient(value, layer.kernel.value) ** 2))) for layer in dense]


def build_deep_net(input_dim=10, depth=20, width=32):
    layers = [keras.layers.Dense(width, "relu") for _ in range(depth)] + [keras.layers.Dense(1, "sigmoid")]
    model = keras.Sequential([keras.Input((input_dim,))] + layers)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
