"""Sums of products of shapes, as NumPy integers."""

import numpy as np


def _total(shapes):
    return np.sum([np.prod(shape) for shape in shapes])


def simple_rnn_params(features, units):
    return _total([(features, units), (units, units), (units,)])


def lstm_params(features, units):
    return _total([(features, 4 * units), (units, 4 * units), (4 * units,)])


def gru_params(features, units, reset_after=True):
    bias = (2, 3 * units) if reset_after else (3 * units,)
    return _total([(features, 3 * units), (units, 3 * units), bias])
