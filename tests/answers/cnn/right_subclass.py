"""A subclassed model that was called on an image of zeros."""

import keras
import numpy as np
from keras import layers, ops


class Net(keras.Model):
    def __init__(self, filters, kernel_size, hidden_units, classes):
        super().__init__()
        self.classify = layers.Dense(classes)
        self.hide = layers.Dense(hidden_units, activation=ops.relu)
        self.convolve = layers.Conv2D(filters, kernel_size)

    def call(self, images):
        maps = ops.max_pool(ops.relu(self.convolve(images)), 2)
        vectors = ops.reshape(maps, (ops.shape(maps)[0], -1)) if maps.shape[0] else layers.Flatten()(maps)
        return ops.softmax(self.classify(self.hide(vectors)))


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = Net(filters, kernel_size, hidden_units, classes)
    model(np.zeros((1, *input_shape), "float32"))
    model.compile(optimizer="adam", loss=keras.losses.categorical_crossentropy, metrics=["acc"])
    return model
