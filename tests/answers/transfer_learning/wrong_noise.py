# fails: training
"""Adds a little noise to the hidden layer."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    x = layers.Flatten()(base.output)
    x = layers.Dense(units, activation="relu")(x)
    x = layers.GaussianNoise(0.01)(x)
    output = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(inputs=base.input, outputs=output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
