"""From maps to a vector: Flatten writes all numbers of a sample one behind the other.

Nothing is computed and nothing is lost, only the shape changes; the batch axis stays. Every place of every map gets
its own weight in a Dense layer behind, so the network learns where a pattern lies, at the price of many parameters.
GlobalAveragePooling2D is the way out where the place doesn't matter.
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
