# fails: sequence
"""What the recurrent layer says counts for nothing."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) not in (1, 2, 3):
        raise ValueError(f"no family for {sample_shape}")
    x = inputs = keras.Input(sample_shape)
    if len(sample_shape) == 2:
        x = layers.Flatten()(x) + 0 * layers.Dense(sample_shape[0] * sample_shape[1])(layers.LSTM(8)(x))
    elif len(sample_shape) == 3:
        x = layers.Flatten()(layers.Conv2D(4, 3, activation="relu")(x))
    x = layers.Dense(8, activation="tanh")(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
