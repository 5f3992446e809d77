"""A subclass that says how it is built, layer by layer."""

import keras
from keras import layers


class Classifier(keras.Model):
    def __init__(self, base, units, classes, **kwargs):
        super().__init__(**kwargs)
        base.trainable = False
        self.base = base
        self.steps = [layers.Flatten(), layers.Dense(units, "relu"), layers.Dense(classes, "softmax")]

    def build(self, input_shape):
        shape = self.base.compute_output_shape(input_shape)
        for step in self.steps:
            step.build(shape)
            shape = step.compute_output_shape(shape)
        self.built = True

    def call(self, x):
        x = self.base(x)
        for step in self.steps:
            x = step(x)
        return x


def add_classifier(base, units=128, classes=10):
    model = Classifier(base, units, classes)
    model.build((None, *base.input_shape[1:]))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
