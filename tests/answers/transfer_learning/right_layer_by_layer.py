"""The head takes the base's own layers one by one, each frozen."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    x = inputs = base.input
    for layer in base.layers[1:]:
        layer.trainable = False
        x = layer(x)
    x = layers.Flatten()(x)
    x = layers.Dense(units, activation="relu")(x)
    model = keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
