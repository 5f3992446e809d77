# fails: architecture
"""Puts the number of filters into the kernel's size."""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = keras.Sequential()
    model.add(layers.Conv2D(filters, (kernel_size, kernel_size, filters), activation="relu", input_shape=input_shape))
    model.add(layers.MaxPooling2D(2))
    model.add(layers.Flatten())
    model.add(layers.Dense(hidden_units, activation="relu"))
    model.add(layers.Dense(classes, activation="softmax"))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
