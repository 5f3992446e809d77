# fails: vgg16
"""The hidden layer has at least as many units as there are classes."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    inputs = keras.Input(shape=base.input_shape[1:])
    x = layers.Flatten()(base(inputs))
    x = layers.Dense(max(units, classes), activation="relu")(x)
    outputs = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
