# fails: error
"""Leaves out build_transfer_model."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    model = keras.Sequential(
        [base, layers.Flatten(), layers.Dense(units, activation="relu"), layers.Dense(classes, activation="softmax")]
    )
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
