"""Says explicitly that every unit of every sample has its own coin."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    x = layers.Dropout(rate, noise_shape=(None, units))(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
