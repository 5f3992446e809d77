"""Keras's tensors and variables as arrays and numbers."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def array_of(tensor: Any) -> Array:
    """A copy of a tensor's values."""
    return np.array(keras.ops.convert_to_numpy(tensor))


def number_of(tensor: Any) -> float:
    """The number that a tensor holds."""
    return float(np.asarray(keras.ops.convert_to_numpy(tensor)))


def values_of(variables: Iterable[Any]) -> tuple[Array, ...]:
    """Copies of the values of variables."""
    return tuple(np.array(variable.numpy()) for variable in variables)
