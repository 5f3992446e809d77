"""Normalizes or rescales first."""
import keras
from keras import layers
def choose_model(sample_shape, classes):
    n = len(sample_shape)
    if not 1 <= n <= 3:
        raise ValueError("shape")
    body = {1: [layers.Normalization(), layers.Dense(8, activation="relu")], 2: [layers.Normalization(), layers.LSTM(8)],
            3: [layers.Rescaling(1 / 255), layers.Conv2D(4, 3, activation="relu"), layers.Flatten()]}[n]
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
