# fails: layers
# Every second layer is frozen.
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
    hidden = [layers.Dense(width, activation="relu", kernel_initializer="he_normal", trainable=place % 2 == 0) for place in range(depth)]
    model = keras.Sequential([keras.Input((input_dim,)), *hidden, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
