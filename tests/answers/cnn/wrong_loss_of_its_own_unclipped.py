# fails: loss
# why: the logarithm of 0 is minus infinity
"""Cross-entropy by hand, which is infinite for a probability of exactly 0."""

import keras
from keras import layers, ops


def cross_entropy(y_true, y_pred):
    return -ops.sum(y_true * ops.log(y_pred), axis=-1)


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
    model.compile(optimizer="adam", loss=cross_entropy, metrics=["accuracy"])
    return model
