# fails: architecture
# why: padding
"""Arguments of Keras 1."""

import keras
from keras import layers


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    return keras.Sequential(
        [
            layers.Conv2D(filters, kernel_size, border_mode="valid", activation="relu", input_shape=input_shape),
            layers.MaxPooling2D(pool_size),
        ]
    )
