# fails: norms
# why: the kernels of recurrent layers are included
"""Every kernel of two axes counts, those of recurrent layers as well."""

import keras
import tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    kernels = [weight for weight in model.weights if "kernel" in weight.name and len(weight.shape) == 2]
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
