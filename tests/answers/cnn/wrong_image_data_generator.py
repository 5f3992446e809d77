# fails: error
"""Imports the generator of images, which Keras 3 no longer has."""

from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
from keras.models import Sequential
from keras.preprocessing.image import ImageDataGenerator


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = Sequential([Conv2D(filters, kernel_size, activation="relu", input_shape=input_shape), MaxPooling2D(2),
                        Flatten(), Dense(hidden_units, activation="relu"), Dense(classes, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.generator = ImageDataGenerator(rescale=1 / 255)
    return model
