"""Dense layers and a normalization by hand, with rows for biases and statistics."""

import keras
import tensorflow as tf


def kernel_gradient_norms(model, x, y):
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    with tf.GradientTape() as tape:
        for layer in dense:
            tape.watch(layer.kernel.value)
        loss = tf.reduce_mean(keras.losses.get(model.loss)(y, model(x, training=False)))
    return [float(tf.norm(one)) for one in tape.gradient(loss, [layer.kernel.value for layer in dense])]


class Linear(keras.layers.Layer):
    def __init__(self, units, **more):
        super().__init__(**more)
        self.units = units

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units), initializer="he_normal", name="w")
        self.b = self.add_weight(shape=(1, self.units), initializer="zeros", name="b")

    def call(self, x):
        return x @ self.w + self.b


class Centred(keras.layers.Layer):
    def build(self, shape):
        self.mean = self.add_weight(shape=(1, shape[-1]), initializer="zeros", trainable=False, name="mean")

    def call(self, x, training=None):
        if not training:
            return x - self.mean
        mean = keras.ops.mean(x, axis=0, keepdims=True)
        self.mean.assign(0.9 * self.mean + 0.1 * mean)
        return x - mean


def build_deep_net(input_dim=10, depth=20, width=32):
    inputs = x = keras.Input((input_dim,))
    for _ in range(depth):
        x = keras.layers.ReLU()(Centred()(Linear(width)(x)))
    outputs = keras.layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
