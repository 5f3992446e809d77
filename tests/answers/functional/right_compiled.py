"""Compiled, though it needn't be, with layers that do nothing and a reduce over the layers."""

import functools

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    chain = [
        layers.Flatten(),
        layers.Dense(units, kernel_initializer="orthogonal"),
        layers.Dropout(0),
        layers.Lambda(lambda z: keras.ops.relu(z)),
        layers.Activation("linear"),
        layers.Dense(1, activation=keras.activations.sigmoid, bias_initializer="ones"),
    ]
    inputs = keras.Input((input_dim,))
    model = keras.Model(inputs, functools.reduce(lambda x, layer: layer(x), chain, inputs))
    model.compile(optimizer="sgd", loss="mse")
    return model
