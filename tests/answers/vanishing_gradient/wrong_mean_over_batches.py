# fails: norms
# Averages over batches of 32.
import keras
import numpy as np
import tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, layers.Dense)]
    loss_function = keras.losses.get(model.loss)
    found = []
    for xb, yb in tf.data.Dataset.from_tensor_slices((x, y)).batch(32):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(loss_function(yb, model(xb, training=False)))
        found.append([float(tf.norm(g)) for g in tape.gradient(loss, [k.value for k in kernels])])
    return np.mean(found, axis=0).tolist()


def build_deep_net(input_dim=10, depth=20, width=32):
    hidden = [layers.Dense(width, activation="relu", kernel_initializer="he_normal") for _ in range(depth)]
    model = keras.Sequential([keras.Input(shape=(input_dim,)), *hidden, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
