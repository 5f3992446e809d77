"""Subclassed, the head made before the body."""

import keras
import numpy as np


class Classifier(keras.Model):
    def __init__(self, body, classes):
        super().__init__()
        self.head = keras.layers.Dense(classes, activation="softmax")
        self.body = body
        self.flatten = keras.layers.Flatten()

    def call(self, x):
        for layer in self.body:
            x = layer(x)
        return self.head(self.flatten(x))


def choose_model(sample_shape, classes):
    rank = len(sample_shape)
    if rank == 1:
        body = [keras.layers.Dense(8, "relu")]
    elif rank == 2:
        body = [keras.layers.RNN(keras.layers.LSTMCell(8))]
    elif rank == 3:
        body = [keras.layers.Conv2D(3, 5, activation="relu"), keras.layers.AveragePooling2D(2)]
    else:
        raise ValueError(rank)
    model = Classifier(body, classes)
    model.build((None, *sample_shape))
    model(np.zeros((1, *sample_shape), "float32"))
    return model
