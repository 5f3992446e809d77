"""Keras's tensors and variables as arrays and numbers."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def array_of(tensor: Any) -> Array:
    """A copy of a tensor's values; those of a type that NumPy doesn't know by itself are cast."""
    return _known(np.array(keras.ops.convert_to_numpy(tensor)))


def number_of(tensor: Any) -> float:
    """The number that a tensor holds."""
    return float(np.asarray(keras.ops.convert_to_numpy(tensor)))


def values_of(variables: Iterable[Any]) -> tuple[Array, ...]:
    """Copies of the values of variables."""
    return tuple(_known(np.array(variable.numpy())) for variable in variables)


def _known(values: Array) -> Array:
    return values if values.dtype.kind in "biufc" else values.astype("float32")
