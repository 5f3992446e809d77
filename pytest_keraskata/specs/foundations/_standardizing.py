"""Standardized numbers, and what is known to go wrong on the way to them."""

import numpy as np

from pytest_keraskata.authoring import Array, but, defaulting, mistake, wrong_answer
from pytest_keraskata.backend import keras


def standardized(x: Array, axis: int | tuple[int, ...], epsilon: float) -> Array:
    x = x.astype("float64")
    return np.asarray((x - x.mean(axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + epsilon))


def centred(x: Array, axis: int) -> Array:
    return np.asarray(x - x.mean(axis, keepdims=True))


_AXIS, _EPSILON = "does your function use axis?", "where is epsilon in the formula?"
_DEFAULT, _BOTH = "which default does the task need?", "what should mean and standard deviation of the result be?"
SQUARES = (
    "the numbers are near 1000 and differ by about 1: their squares, near a million, leave a float32 too few digits "
    "for the difference",
    "what would you square first: the numbers, or their distances from the mean?",
)
MISTAKES = (
    mistake("first-axis", but(standardized, axis=lambda axis: 0), "axis 0 is used, whatever axis is", _AXIS),
    mistake("row-by-row", lambda x, epsilon: standardized(x.reshape(len(x), -1), -1, epsilon).reshape(x.shape),
            "each row is standardized separately, whatever axis is", _AXIS),
    mistake("whole", lambda x, epsilon: standardized(x.reshape(-1), 0, epsilon).reshape(x.shape),
            "mean and variance are those of the whole array", "which numbers should the mean cover?"),
    mistake("whole-by-default", lambda x, axis, epsilon, left_out: standardized(
                x.reshape(-1), 0, epsilon).reshape(x.shape) if "axis" in left_out else standardized(x, axis, epsilon),
            "without an axis in the call, mean and variance are those of the whole array", _DEFAULT),
    mistake("without-its-sign", lambda x, axis, epsilon: standardized(x, min(abs(axis), x.ndim - 1), epsilon),
            "the sign of axis is dropped: -1 is read as 1", "which axis is axis -1 of an array with three axes?"),
    mistake("last-axis-always", but(standardized, axis=lambda axis: -1),
            "the last axis is used, whatever axis is", _AXIS),
    mistake("all-but-the-last", lambda x, epsilon: standardized(
                x.reshape(-1, x.shape[-1]), 0, epsilon).reshape(x.shape) if x.ndim > 1 else None,
            "each column is standardized over all other axes, whatever axis is, as BatchNormalization does", _AXIS),
    mistake("all-but-axis", lambda x, axis, epsilon: standardized(
                x, tuple(place for place in range(x.ndim) if place != axis % x.ndim), epsilon) if x.ndim > 1 else None,
            "mean and variance are taken along all axes but axis, the one that `Normalization` keeps",
            "along which axis is the mean?"),
    mistake("last-axis", defaulting(standardized, axis=-1), "the default of axis is the last one", _DEFAULT),
    mistake("batch-norm", defaulting(standardized, epsilon=1e-3),
            "the default of epsilon is 0.001, as in BatchNormalization", _DEFAULT),
    mistake("epsilon-unread", but(standardized, epsilon=lambda epsilon: 1e-7),
            "epsilon is 1e-7, whatever the call passes", "does your function use epsilon?"),
    mistake("no-epsilon", but(standardized, epsilon=lambda epsilon: 0.0), "epsilon is missing", _EPSILON),
    mistake("epsilon-outside", lambda x, axis, epsilon: centred(x, axis) / (x.std(axis, keepdims=True) + epsilon),
            "epsilon is added to the root, not to the variance", _EPSILON),
    mistake("epsilon-twice", lambda x, axis, epsilon:
                centred(x, axis) / (np.sqrt(x.var(axis, keepdims=True) + epsilon) + epsilon),
            "epsilon is added to the variance, and again to the root", _EPSILON),
    mistake("epsilon-squared", but(standardized, epsilon=lambda epsilon: epsilon**2),
            "the square of epsilon is added", _EPSILON),
    mistake("epsilon-as-bound", lambda x, axis, epsilon:
                centred(x, axis) / np.sqrt(np.maximum(x.var(axis, keepdims=True), epsilon)),
            "epsilon replaces small variances instead of being added", _EPSILON),
    mistake("epsilon-dropped-with-an-axis", lambda x, axis, epsilon:
                standardized(x, axis, epsilon if axis == 0 else 1e-7),
            "along any axis but 0, epsilon is 1e-7, whatever the call passes", "does every path use epsilon?"),
    mistake("epsilon-for-small-roots", lambda x, axis, epsilon:
                centred(x, axis) / np.maximum(x.std(axis, keepdims=True), epsilon),
            "epsilon replaces small roots instead of being added to the variance", _EPSILON),
    mistake("constants-apart", lambda x, axis: centred(x, axis) / np.where(
                x.std(axis, keepdims=True) > 0, x.std(axis, keepdims=True), 1),
            "epsilon is missing: only a variance of exactly 0 is treated separately", _EPSILON),
    mistake("from-the-median", lambda x, axis, epsilon: (x - np.median(x, axis, keepdims=True)) / np.sqrt(
                np.mean((x - np.median(x, axis, keepdims=True)) ** 2, axis, keepdims=True) + epsilon),
            "the distances are those from the median", "which middle does the formula name?"),
    mistake("mean-distance", lambda x, axis, epsilon:
                centred(x, axis) / (np.abs(centred(x, axis)).mean(axis, keepdims=True) + epsilon),
            "the distances are divided by their mean, without squares", "how is a variance made of distances?"),
    mistake("unit-length", lambda x, axis, epsilon:
                x / np.maximum(np.sqrt(np.sum(x**2, axis, keepdims=True)), epsilon),
            "the numbers are divided by their length, and the mean isn't subtracted", _BOTH),
    mistake("unit-length-of-distances", lambda x, axis, epsilon: centred(x, axis) / np.sqrt(
                np.maximum(np.sum(centred(x, axis) ** 2, axis, keepdims=True), epsilon**2)),
            "the squares of the distances are added up, but not divided by their number", _BOTH),
    mistake("no-root", lambda x, axis, epsilon: centred(x, axis) / (x.var(axis, keepdims=True) + epsilon),
            "the distances are divided by the variance, not by its root", _BOTH),
    mistake("sample-variance", lambda x, axis, epsilon: centred(x, axis) / np.sqrt(
                x.var(axis, keepdims=True) * x.shape[axis] / max(x.shape[axis] - 1, 1) + epsilon),
            "the squares are divided by n - 1, as for a sample", "how many squares does the variance average?"),
    mistake("not-centred", lambda x, axis, epsilon: x / np.sqrt(x.var(axis, keepdims=True) + epsilon),
            "the mean isn't subtracted", _BOTH),
    mistake("centred-alone", centred, "the distances from the mean aren't divided by anything", _BOTH),
    mistake("between-0-and-1", lambda x, axis: (x - x.min(axis, keepdims=True)) / np.ptp(x, axis, keepdims=True),
            "the numbers are scaled to the range from 0 to 1 instead", _BOTH),
    wrong_answer("standardize", "no-keepdims",
                 lambda x, axis=0, epsilon=1e-7:
                     (x - keras.ops.mean(x, axis)) / keras.ops.sqrt(keras.ops.var(x, axis) + epsilon),
                 "mean and variance lose an axis, and match x only along axis 0",
                 "which shape do they need to be subtracted along any axis?"),
)  # fmt: skip


def squares_first(x: Array, axis: int = 0, epsilon: float = 1e-7) -> object:
    mean = keras.ops.mean(x, axis=axis, keepdims=True)
    return (x - mean) / keras.ops.sqrt(keras.ops.mean(x**2, axis=axis, keepdims=True) - mean**2 + epsilon)
