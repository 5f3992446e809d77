"""Reshape instead of Flatten, keras.ops instead of layers."""

import keras
from keras import layers, ops


def add_classifier(base, units=128, classes=10):
    for layer in base.layers:
        layer.trainable = False
    height, width, channels = base.output_shape[1:]
    x = layers.Reshape((height * width * channels,))(base.outputs[0])
    x = ops.relu(layers.Dense(units)(x))
    x = ops.softmax(layers.Dense(classes)(x))
    model = keras.Model(base.inputs, x)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
