"""Loops in plain Python."""

import math


def mean_squared_error(y_true, y_pred):
    return _mean([(y - p) ** 2 for ys, ps in zip(y_true.tolist(), y_pred.tolist()) for y, p in zip(ys, ps)])


def mean_absolute_error(y_true, y_pred):
    return _mean([abs(y - p) for ys, ps in zip(y_true.tolist(), y_pred.tolist()) for y, p in zip(ys, ps)])


def binary_crossentropy(y_true, y_pred):
    total = 0
    for y, p in zip(y_true.tolist(), y_pred.tolist()):
        p = _clip(p)
        total -= y * math.log(p) + (1 - y) * math.log(1 - p)
    return total / len(y_true)


def categorical_crossentropy(y_true, y_pred):
    total = 0
    for ys, ps in zip(y_true.tolist(), y_pred.tolist()):
        total -= sum(y * math.log(_clip(p)) for y, p in zip(ys, ps))
    return total / len(y_true)


def _clip(p):
    return min(max(p, 1e-7), 1 - 1e-7)


def _mean(values):
    return sum(values) / len(values)
