"""Vanishing gradients: measure them, then keep each layer's factor near 1.

Going back through a sigmoid multiplies a gradient by at most 1/4, so after twenty layers next to nothing is left. The
slope of a ReLU is 1 where it is active, and He's initializer makes up for the half of it that is not, so that neither
signals nor gradients shrink from layer to layer.
"""

import keras
import tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, layers.Dense)]
    loss_function = keras.losses.get(model.loss)
    with tf.GradientTape() as tape:
        predictions = model(x, training=False)
        loss = keras.ops.mean(loss_function(keras.ops.convert_to_tensor(y), predictions))
    gradients = tape.gradient(loss, [kernel.value for kernel in kernels])
    return [float(keras.ops.norm(gradient)) for gradient in gradients]


def build_deep_net(input_dim=10, depth=20, width=32):
    hidden = [layers.Dense(width, activation="relu", kernel_initializer="he_normal") for _ in range(depth)]
    model = keras.Sequential([keras.Input(shape=(input_dim,)), *hidden, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
