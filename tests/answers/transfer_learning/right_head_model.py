"""The head is a model of its own."""

import keras
from keras import layers


def make_head(units, classes):
    return keras.Sequential(
        [layers.Flatten(), layers.Dense(units), layers.ReLU(), layers.Dense(classes, activation="softmax")], name="head"
    )


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    model = keras.Sequential([base, make_head(units, classes)])
    model.build((None,) + tuple(base.input_shape[1:]))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
