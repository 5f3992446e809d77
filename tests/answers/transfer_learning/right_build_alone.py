"""VGG16 gets a head of its own, not by way of the other function."""

import keras
from keras import layers
from keras.applications import VGG16


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    x = layers.Flatten()(base.output)
    x = layers.Dense(units, activation="relu")(x)
    output = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(inputs=base.input, outputs=output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    vgg = VGG16(include_top=False, weights=weights, input_shape=input_shape)
    model = keras.Sequential([keras.Input(shape=input_shape), vgg, layers.Flatten()])
    model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(classes, activation="softmax"))
    model.layers[0].trainable = False
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
