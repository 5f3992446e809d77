"""Keras's own losses."""

import keras
import numpy as np


def mean_squared_error(y_true, y_pred):
    return keras.losses.MeanSquaredError()(y_true, y_pred)


def mean_absolute_error(y_true, y_pred):
    return keras.ops.mean(keras.losses.mean_absolute_error(y_true, y_pred))


def binary_crossentropy(y_true, y_pred):
    return np.float32(keras.losses.BinaryCrossentropy()(y_true, y_pred))


def categorical_crossentropy(y_true, y_pred):
    return float(keras.losses.CategoricalCrossentropy()(y_true, y_pred))
