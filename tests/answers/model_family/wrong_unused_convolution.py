# fails: image
"""What the convolution says counts for nothing."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) not in (1, 2, 3):
        raise ValueError(f"no family for {sample_shape}")
    x = inputs = keras.Input(sample_shape)
    if len(sample_shape) == 2:
        x = layers.LSTM(8)(x)
    elif len(sample_shape) == 3:
        maps = layers.GlobalMaxPooling2D()(layers.Conv2D(sample_shape[-1], 3)(x))
        x = layers.GlobalAveragePooling2D()(x) + 0 * maps
    x = layers.Dense(8, activation="tanh")(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
