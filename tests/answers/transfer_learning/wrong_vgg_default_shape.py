# fails: pretrained
"""Another image size by default."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    model = keras.Sequential(
        [base, layers.Flatten(), layers.Dense(units, activation="relu"), layers.Dense(classes, activation="softmax")]
    )
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(150, 150, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
