# fails: vgg16
"""VGG16's head never learns."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    model = keras.Sequential(
        [base, layers.Flatten(), layers.Dense(units, activation="relu"), layers.Dense(classes, activation="softmax")]
    )
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    base.trainable = False
    x = layers.Flatten()(base.output)
    x = layers.Dense(units, activation="relu")(x)
    output = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(base.input, output)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.0), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
