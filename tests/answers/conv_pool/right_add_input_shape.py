import tensorflow as tf


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    model = tf.keras.models.Sequential()
    model.add(tf.keras.layers.Conv2D(filters, kernel_size, input_shape=input_shape))
    model.add(tf.keras.layers.Activation(tf.nn.relu))
    model.add(tf.keras.layers.MaxPool2D(pool_size, strides=pool_size, padding="valid"))
    return model
