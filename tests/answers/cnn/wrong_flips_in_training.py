# fails: architecture
"""Flips images at random in training, through a layer that rests at inference."""

import keras
from keras import layers


class Augmented(keras.Model):
    def __init__(self, filters, kernel_size, hidden_units, classes):
        super().__init__()
        self.flip = layers.RandomFlip("horizontal")
        self.net = keras.Sequential(
            [
                layers.Conv2D(filters, kernel_size, activation="relu"),
                layers.MaxPooling2D(2),
                layers.Flatten(),
                layers.Dense(hidden_units, activation="relu"),
                layers.Dense(classes, activation="softmax"),
            ]
        )

    def call(self, images, training=False):
        return self.net(self.flip(images, training=training))


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = Augmented(filters, kernel_size, hidden_units, classes)
    model(keras.ops.zeros((1, *input_shape)))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
