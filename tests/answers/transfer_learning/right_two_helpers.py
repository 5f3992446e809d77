"""Small functions, and a dictionary of settings."""

import keras
from keras import layers


SETTINGS = {"optimizer": "adam", "loss": "categorical_crossentropy", "metrics": ["accuracy", "precision"]}


def frozen(base):
    base.trainable = False
    for layer in base.layers:
        layer.trainable = False
    return base


def head(units, classes):
    yield layers.Flatten()
    yield layers.Dense(units, "relu", kernel_initializer="he_normal")
    yield layers.Dense(classes, "softmax")


def add_classifier(base, units=128, classes=10):
    at = inputs = keras.Input(base.input_shape[1:])
    for layer in (frozen(base), *head(units, classes)):
        at = layer(at)
    model = keras.Model(inputs, at)
    model.compile(**SETTINGS)
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
