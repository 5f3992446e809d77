# fails: defaults
"""The base still drops maps in predict."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    images = keras.Input(base.input_shape[1:])
    at = layers.Flatten()(base(images, training=True))
    at = layers.Dense(units, activation="relu")(at)
    model = keras.Model(images, layers.Dense(classes, activation="softmax")(at))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
