# fails: architecture
"""Scales the images inside the model."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    inputs = keras.Input(base.input_shape[1:])
    x = layers.Rescaling(1 / 255)(inputs)
    x = layers.Flatten()(base(x))
    x = layers.Dense(units, activation="relu")(x)
    model = keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
