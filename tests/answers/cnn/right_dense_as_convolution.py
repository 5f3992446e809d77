"""The hidden layer as a convolution as large as the map, the head as one of size one."""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    x = inputs = keras.Input(input_shape)
    x = layers.Conv2D(filters, kernel_size, activation="relu")(x)
    x = layers.MaxPooling2D(2)(x)
    x = layers.Conv2D(hidden_units, x.shape[1:3], activation="relu")(x)
    x = layers.Conv2D(classes, 1)(x)
    model = keras.Model(inputs, layers.Softmax()(layers.Flatten()(x)))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
