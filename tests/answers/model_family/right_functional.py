"""Functional, GRU, global pooling, dropout."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    inputs = keras.Input(shape=sample_shape)
    match len(sample_shape):
        case 1:
            x = layers.Dense(32, activation="relu")(inputs)
            x = layers.Dropout(0.3)(x)
            x = layers.Dense(16, activation="tanh")(x)
        case 2:
            x = layers.Bidirectional(layers.GRU(6, return_sequences=True))(inputs)
            x = layers.GRU(5)(x)
        case 3:
            x = inputs
            for filters in (4, 8, 8):
                x = layers.Conv2D(filters, 3, padding="same")(x)
                x = layers.ReLU()(x)
                x = layers.MaxPooling2D()(x)
            x = layers.GlobalAveragePooling2D()(x)
        case _:
            raise ValueError("no such samples")
    logits = layers.Dense(classes)(x)
    return keras.Model(inputs, layers.Softmax()(logits))
