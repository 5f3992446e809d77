"""The seed's own lines: on the base's input and output, frozen layer by layer in the end."""

from keras.applications import VGG16
from keras.layers import Dense, Flatten
from keras.models import Model


def add_classifier(base, units=128, classes=10):
    x = Flatten()(base.output)
    x = Dense(units, activation="relu")(x)
    output = Dense(classes, activation="softmax")(x)
    model = Model(inputs=base.input, outputs=output)
    for layer in base.layers:
        layer.trainable = False
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = VGG16(weights=weights, include_top=False, input_shape=input_shape)
    return add_classifier(base, units, classes)
