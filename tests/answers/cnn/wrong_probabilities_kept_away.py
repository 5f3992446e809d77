# fails: architecture
# why: clip follows, which changes
"""Keeps probabilities away from 0 and 1, as a loss of one's own would have to."""

import keras
from keras import layers, ops


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    x = inputs = keras.Input(input_shape)
    x = layers.MaxPooling2D(2)(layers.Conv2D(filters, kernel_size, activation="relu")(x))
    x = layers.Dense(hidden_units, activation="relu")(layers.Flatten()(x))
    outputs = ops.clip(layers.Dense(classes, activation="softmax")(x), 1e-5, 1 - 1e-5)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
