"""A model class of one's own around the base."""

import keras
from keras import layers


class Classifier(keras.Model):
    def __init__(self, base, units, classes):
        super().__init__()
        self.base = base
        self.base.trainable = False
        self.flat = layers.Flatten()
        self.hidden = layers.Dense(units, activation="relu")
        self.out = layers.Dense(classes, activation="softmax")

    def call(self, inputs, training=None):
        return self.out(self.hidden(self.flat(self.base(inputs, training=False))))


def add_classifier(base, units=128, classes=10):
    model = Classifier(base, units, classes)
    model(keras.Input(base.input_shape[1:]))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
