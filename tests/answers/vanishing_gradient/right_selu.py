"""SELU with LeCun's initializer, subclassed; watches values in a list."""

import keras
import tensorflow as tf


def kernel_gradient_norms(model, x, y):
    kernels = [layer.kernel.value for layer in model.layers if hasattr(layer, "units") and hasattr(layer, "kernel")]
    loss = model.loss if callable(model.loss) else getattr(keras.losses, model.loss)

    @tf.function
    def gradients(x, y):
        return tf.gradients(tf.reduce_mean(loss(y, model(x, training=False))), kernels)

    with tf.GradientTape() as tape:
        tape.watch(kernels)
        value = tf.reduce_mean(loss(y, model(x, training=False)))
    return tuple(tf.linalg.norm(tf.reshape(g, [-1])).numpy().item() for g in tape.gradient(value, kernels))


class Deep(keras.Model):
    def __init__(self, depth, width):
        super().__init__()
        self.out = keras.layers.Dense(1, activation="sigmoid")
        self.hidden = [
            keras.layers.Dense(width, activation="selu", kernel_initializer="lecun_normal") for _ in range(depth)
        ]

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


def build_deep_net(input_dim=10, depth=20, width=32):
    model = Deep(depth, width)
    model.build((None, input_dim))
    model(keras.ops.zeros((1, input_dim)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
