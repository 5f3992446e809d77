"""A dataclass that adds up row by row."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Loss:
    each: Callable

    def __call__(self, y_true, y_pred, /):
        rows = [
            self.each(np.ravel(t).astype(float), np.ravel(p).astype(float))
            for t, p in zip(y_true, y_pred, strict=False)
        ]
        return math.fsum(rows) / len(rows)


def _clip(p):
    return np.minimum(np.maximum(p, 1e-7), 1 - 1e-7)


def mean_squared_error(y_true, y_pred):
    return Loss(lambda t, p: np.dot(t - p, t - p) / len(t))(y_true, y_pred)


def mean_absolute_error(y_true, y_pred):
    return Loss(lambda t, p: np.linalg.norm(t - p, ord=1) / t.size)(y_true, y_pred)


def binary_crossentropy(y_true, y_pred):
    return Loss(lambda t, p: -float(np.log(_clip(p))[0] if t[0] else np.log1p(-_clip(p))[0]))(y_true, y_pred)


def categorical_crossentropy(y_true, y_pred):
    return Loss(lambda t, p: -np.einsum("i,i->", t, np.log(_clip(p))))(y_true, y_pred)
