# fails: architecture
"""Cuts the convolution off from the loss, to keep its features."""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(filters, kernel_size, activation="relu")(inputs)
    x = layers.Flatten()(layers.MaxPooling2D(2)(x))
    x = layers.Dense(hidden_units, activation="relu")(keras.ops.stop_gradient(x))
    model = keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
