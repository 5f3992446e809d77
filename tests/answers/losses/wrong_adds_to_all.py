# fails: binary_crossentropy
# why: adds 1e-7 instead of clipping
"""Adds 1e-7 to the probabilities."""
import numpy as np
E = 1e-7
def mean_squared_error(y_true, y_pred):
    return float(np.mean((y_true - y_pred) ** 2))
def mean_absolute_error(y_true, y_pred):
    return float(np.abs(y_true - y_pred).mean())
def binary_crossentropy(y_true, y_pred):
    return float(-np.mean(y_true * np.log(y_pred + E) + (1 - y_true) * np.log(1 - y_pred + E)))
def categorical_crossentropy(y_true, y_pred):
    return float(-np.sum(y_true * np.log(y_pred + E)) / len(y_pred))
