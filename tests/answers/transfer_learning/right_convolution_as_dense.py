"""A convolution as large as the map is a dense layer on all of it."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    height, width = base.output_shape[1:3]
    x = layers.Conv2D(units, (height, width), activation="relu")(base.output)
    x = layers.Dense(classes, activation="softmax")(layers.Flatten()(x))
    model = keras.Model(base.input, x)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
