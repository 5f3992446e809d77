# fails: training
"""Freezes after a first fit, without compiling again."""

import keras
import numpy as np
from keras import layers


def add_classifier(base, units=128, classes=10):
    x = layers.Flatten()(base.output)
    x = layers.Dense(units, activation="relu")(x)
    output = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(inputs=base.input, outputs=output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    images = np.random.rand(8, *base.input_shape[1:])
    model.fit(images, np.eye(classes)[np.arange(8) % classes], verbose=0)
    base.trainable = False
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
