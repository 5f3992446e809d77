# fails: params
"""No gradient gets into the base, which always infers: training can't change it."""

import keras
from keras import layers


class Classifier(keras.Model):
    def __init__(self, base, units, classes):
        super().__init__()
        self.base = base
        self.head = keras.Sequential(
            [layers.Flatten(), layers.Dense(units, activation="relu"), layers.Dense(classes, activation="softmax")]
        )

    def call(self, inputs):
        return self.head(keras.ops.stop_gradient(self.base(inputs, training=False)))


def add_classifier(base, units=128, classes=10):
    model = Classifier(base, units, classes)
    model(keras.ops.zeros((1, *base.input_shape[1:])))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
