"""Pads and crops what padding added, which leaves the valid part."""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    x = inputs = keras.Input(input_shape)
    x = layers.Conv2D(filters, kernel_size, padding="same", activation="relu")(x)
    before = (kernel_size - 1) // 2
    after = kernel_size - 1 - before
    x = layers.Cropping2D(((before, after), (before, after)))(x)
    x = layers.MaxPooling2D(2)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(hidden_units, activation="relu")(x)
    model = keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
