"""Reshape for Flatten, ReLU behind the pooling (the largest stays the largest), layers that do nothing."""

import keras
from keras import layers


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = keras.Sequential([keras.Input(input_shape), layers.Rescaling(1.0), layers.ZeroPadding2D(0)])
    model.add(layers.Conv2D(filters=filters, kernel_size=(kernel_size,) * 2, strides=(1, 1), dilation_rate=1, groups=1))
    model.add(layers.MaxPooling2D())
    model.add(layers.Activation("relu"))
    model.add(layers.SpatialDropout2D(0.0))
    model.add(layers.Reshape((-1,)))
    model.add(layers.Dense(hidden_units, "relu", kernel_initializer="he_uniform"))
    model.add(layers.Dropout(0))
    model.add(layers.Dense(classes, "softmax", bias_initializer="random_normal"))
    model.compile("adam", "categorical_crossentropy", metrics=["categorical_accuracy", "mse"])
    return model
