"""A subclass of Sequential is a Sequential."""

import keras
from keras import layers


class Stack(keras.Sequential):
    def __init__(self, *stack):
        super().__init__(list(stack))


def build_sequential(input_dim=10, units=32):
    return Stack(
        keras.Input((input_dim,)),
        layers.Dense(units, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    )
