"""A model in a model in a model."""

import keras


def body(input_dim, hidden):
    inner = keras.Sequential(name="inner")
    inner.add(keras.Input((input_dim,)))
    for width in hidden:
        inner.add(keras.layers.Dense(width, activation="relu"))
    return inner


def build_ann(input_dim=10, hidden=(16, 8)):
    inputs = keras.Input((input_dim,))
    x = body(input_dim, hidden)(inputs) if hidden else inputs
    net = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model = keras.Sequential([keras.Input((input_dim,)), net])
    model.compile(optimizer="ADAM", loss="BinaryCrossentropy", metrics=["binary_accuracy"])
    return model
