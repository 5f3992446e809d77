import tensorflow as tf


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    model = tf.keras.Sequential(name="maps")
    model.add(tf.keras.Input(shape=input_shape))
    model.add(tf.keras.layers.Conv2D(filters, kernel_size, activation=tf.keras.activations.relu, padding="VALID"))
    model.add(tf.keras.layers.Reshape((-1,)))
    return model
