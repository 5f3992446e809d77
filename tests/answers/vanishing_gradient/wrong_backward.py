# fails: norms
# why: TensorFlow's tensors have no `backward`
"""Asks the loss for its gradients, as another library does."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    loss = keras.losses.get(model.loss)(y, model(x))
    loss.backward()
    return [float(layer.kernel.grad.norm()) for layer in model.layers if isinstance(layer, keras.layers.Dense)]


def build_deep_net(input_dim=10, depth=20, width=32):
    inputs = x = keras.Input((input_dim,))
    for _ in range(depth):
        x = layers.Dense(width, activation="relu", kernel_initializer="he_normal")(x)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
