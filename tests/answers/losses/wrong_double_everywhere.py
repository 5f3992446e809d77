# fails: mean_squared_error
"""Makes Keras compute in double precision, and leaves it so."""

import keras


def _value(loss, y_true, y_pred):
    keras.config.set_floatx("float64")
    return float(loss(y_true, y_pred))


def mean_squared_error(y_true, y_pred):
    return _value(keras.losses.MeanSquaredError(), y_true, y_pred)


def mean_absolute_error(y_true, y_pred):
    return _value(keras.losses.MeanAbsoluteError(), y_true, y_pred)


def binary_crossentropy(y_true, y_pred):
    return _value(keras.losses.BinaryCrossentropy(), y_true, y_pred)


def categorical_crossentropy(y_true, y_pred):
    return _value(keras.losses.CategoricalCrossentropy(), y_true, y_pred)
