"""From maps to a vector: Flatten writes all numbers of a sample in one row.

Nothing is computed and nothing is lost, only the shape changes; the batch axis stays. Every position of every map gets
its own weight in the Dense layer that follows, so the network learns where a pattern is, at the price of many
parameters. GlobalAveragePooling2D is the alternative if the position doesn't matter.
"""

import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential(
        [
            keras.Input(shape=input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Flatten(),
        ]
    )
