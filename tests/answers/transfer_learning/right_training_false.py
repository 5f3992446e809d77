"""The base as a layer, told to infer."""

import keras
from keras import layers


def add_classifier(base, units=128, classes=10):
    inputs = keras.Input(shape=base.input_shape[1:])
    maps = base(inputs, training=False)
    flat = layers.Flatten(name="flat")(maps)
    hidden = layers.Activation("relu")(layers.Dense(units)(flat))
    outputs = layers.Softmax()(layers.Dense(classes)(hidden))
    base.trainable = False
    model = keras.Model(inputs, outputs, name="transfer")
    model.compile(
        optimizer=keras.optimizers.Adam(1e-3),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(), keras.metrics.TopKCategoricalAccuracy(2)],
    )
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = keras.applications.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units, classes)
