"""The whole head is one layer."""

import keras
from keras import layers, ops


class Head(layers.Layer):
    def __init__(self, units, classes, **kw):
        super().__init__(**kw)
        self.units, self.classes = units, classes

    def build(self, shape):
        n = shape[1] * shape[2] * shape[3]
        self.k = self.add_weight(shape=(n, self.units), name="k")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", name="b")
        self.k2 = self.add_weight(shape=(self.units, self.classes), name="k2")
        self.b2 = self.add_weight(shape=(self.classes,), initializer="zeros", name="b2")

    def call(self, x):
        x = ops.reshape(x, (ops.shape(x)[0], -1))
        return ops.softmax(ops.relu(x @ self.k + self.b) @ self.k2 + self.b2)


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    inputs = keras.Input(batch_shape=(None, *base.input_shape[1:]))
    m = keras.Model(inputs, Head(units, classes)(base(inputs, training=False)))
    m.compile(
        keras.optimizers.Adam(1e-4),
        keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy()],
    )
    return m


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    return add_classifier(
        keras.applications.vgg16.VGG16(include_top=False, weights=weights, input_tensor=keras.Input(input_shape)),
        units,
        classes,
    )
