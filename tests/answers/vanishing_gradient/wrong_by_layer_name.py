# fails: norms
"""Takes layers for Dense by their names."""

import keras, tensorflow as tf
from keras import layers


def kernel_gradient_norms(model, x, y):
    ks = [l.kernel for l in model.layers if type(l).__name__ == "Dense" and l.name.startswith("dense")]
    with tf.GradientTape() as t:
        loss = keras.ops.mean(keras.losses.get(model.loss)(keras.ops.convert_to_tensor(y), model(x, training=False)))
    return [float(tf.norm(v)) for v in t.gradient(loss, [k.value for k in ks])]


def build_deep_net(input_dim=10, depth=20, width=32):
    m = keras.Sequential(
        [
            keras.Input((input_dim,)),
            *[layers.Dense(width, "relu", kernel_initializer="he_normal") for _ in range(depth)],
            layers.Dense(1, "sigmoid"),
        ]
    )
    m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return m
