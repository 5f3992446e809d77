"""Convolutional classifier: look for small patterns everywhere, keep the strongest, then decide.

The convolution shares its few weights over the whole image; pooling makes it less sensitive to the exact position of a
pattern. Most of the parameters are in the Dense layer after Flatten, which is why larger networks pool more often.
Softmax outputs one distribution per image, as categorical cross-entropy on one-hot labels expects.
"""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = keras.Sequential(
        [
            keras.Input(shape=input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.MaxPooling2D(pool_size=2),
            layers.Flatten(),
            layers.Dense(hidden_units, activation="relu"),
            layers.Dense(classes, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
