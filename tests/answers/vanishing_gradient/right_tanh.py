"""tanh with Glorot's initializer; all gradients at once, frozen ones too, then a choice."""

import tensorflow as tf
from tensorflow import keras


def kernel_gradient_norms(model, x, y):
    with tf.GradientTape() as tape:
        predictions = model(tf.convert_to_tensor(x), training=False)
        loss = tf.reduce_mean(keras.losses.get(model.loss)(tf.convert_to_tensor(y), predictions))
    gradients = tape.gradient(loss, [variable.value for variable in model.weights])
    kernels = {id(layer.kernel) for layer in model.layers if isinstance(layer, keras.layers.Dense)}
    pairs = zip(model.weights, gradients)
    return [float(tf.norm(gradient)) for variable, gradient in pairs if id(variable) in kernels]


def build_deep_net(input_dim=10, depth=20, width=32):
    hidden = [keras.layers.Dense(width, activation="tanh", kernel_initializer="glorot_uniform") for _ in range(depth)]
    model = keras.Sequential([keras.Input(shape=(input_dim,)), *hidden, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="Adam", loss=keras.losses.binary_crossentropy, metrics=["acc"])
    return model
