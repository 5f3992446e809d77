# fails: norms
"""keras.backend.gradients, which is gone."""

import keras
import tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, layers.Dense)]
    gradients = keras.backend.gradients(model.total_loss, kernels)
    return [float(keras.ops.norm(gradient)) for gradient in gradients]


def build_deep_net(input_dim=10, depth=20, width=32):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for _ in range(depth):
        model.add(layers.Dense(width, activation="relu", kernel_initializer="he_normal"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
