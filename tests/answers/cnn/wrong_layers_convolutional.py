# fails: error
"""Imports from modules that Keras 3 no longer has."""

from keras.layers.convolutional import Conv2D, MaxPooling2D
from keras.layers.core import Dense, Flatten
from keras.models import Sequential


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = Sequential([Conv2D(filters, kernel_size, activation="relu", input_shape=input_shape), MaxPooling2D(2),
                        Flatten(), Dense(hidden_units, activation="relu"), Dense(classes, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
