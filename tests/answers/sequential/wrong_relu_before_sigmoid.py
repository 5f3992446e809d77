# fails: architecture
# why: the last layer already has the activation relu, and sigmoid follows
"""Cuts off the number that the sigmoid reads."""

import keras
from keras import layers, ops

def build_sequential(input_dim=10, units=32):
    return keras.Sequential([keras.Input((input_dim,)), layers.Dense(units, activation="relu"), layers.Dense(1), layers.ReLU(), layers.Activation("sigmoid")])
