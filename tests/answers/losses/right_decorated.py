"""A decorator takes the mean."""

# bare
import numpy as np


def _mean(function):
    def loss(y_true, y_pred):
        terms = function(np.array(y_true, np.float64), np.array(y_pred, np.float64))
        return float(np.average(terms))
    loss.__name__ = function.__name__
    return loss


@_mean
def mean_squared_error(y_true, y_pred):
    return np.square(np.abs(y_true - y_pred))


@_mean
def mean_absolute_error(y_true, y_pred):
    return np.maximum(y_true, y_pred) - np.minimum(y_true, y_pred)


@_mean
def categorical_crossentropy(y_true, y_pred):
    return np.einsum("nk,nk->n", y_true, -np.log(y_pred.clip(1e-7, 1 - 1e-7)))


def binary_crossentropy(y_true, y_pred):
    both = lambda v: np.stack([1 - v, v], axis=1)
    return categorical_crossentropy(both(np.asarray(y_true, float)), both(np.asarray(y_pred, float).clip(1e-7, 1 - 1e-7)))
