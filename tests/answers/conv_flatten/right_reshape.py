import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    height, width, _ = input_shape
    size = (height - kernel_size + 1) * (width - kernel_size + 1) * filters
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Reshape((size,)),
        ]
    )
