import keras
from keras import layers, ops


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    inputs = keras.Input(input_shape)
    maps = ops.relu(layers.Conv2D(filters, kernel_size)(inputs))
    return keras.Model(inputs, ops.max_pool(maps, pool_size))
