"""Data as they are handed to `fit`: as arrays, a few rows of them, and counted."""

import contextlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, tf
from pytest_keraskata.portrait.seen import Column

_MANY = 50


def column(values: Any) -> Column:
    """An array, counted."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub" or not array.size:
        return Column(tuple(array.shape), "O" if array.dtype.kind not in "fiub" else array.dtype.kind)
    numbers = array.astype("float64")
    finite = numbers[np.isfinite(numbers)]
    different = np.unique(finite)
    few = tuple(different.tolist()) if len(different) <= _MANY else ()
    flat = numbers.reshape(len(numbers), -1)
    sums = (float(flat.sum(1).min()), float(flat.sum(1).max())) if array.ndim == 2 and array.shape[1] > 1 else None
    some = finite if finite.size else np.zeros(1)
    labels = _labels(numbers, few)
    return Column(
        tuple(array.shape),
        array.dtype.kind,
        low=float(some.min()),
        high=float(some.max()),
        mean=float(some.mean()),
        spread=float(some.std()),
        missing=int(numbers.size - finite.size),
        values=few,
        whole=bool(np.all(finite == np.round(finite))),
        row_sums=sums,
        labels=tuple(np.unique(labels).astype("float64").tolist()),
        tail=tuple(np.unique(labels[len(labels) - max(len(labels) // 5, 1) :]).astype("float64").tolist()),
    )


def _labels(numbers: Array, different: Sequence[float]) -> Array:
    """The class of each row, where the numbers are classes; otherwise nothing."""
    if numbers.ndim == 2 and numbers.shape[1] > 1:
        is_one_hot = set(different) <= {0.0, 1.0} and bool(np.all(numbers.sum(1) == 1))
        return np.asarray(numbers.argmax(1) if is_one_hot else ())
    flat = numbers.reshape(-1)
    is_class = bool(different) and len(flat) == len(numbers) and bool(np.all(flat == np.round(flat)))
    return flat if is_class else flat[:0]


def gathered(x: Any, y: Any) -> tuple[Any, Array | None]:
    """Inputs and targets as arrays, whatever they came as; of a dataset its first batches."""
    if isinstance(x, tf.data.Dataset) or (hasattr(x, "__getitem__") and isinstance(x, keras.utils.PyDataset)):
        batches = list(x.take(20)) if isinstance(x, tf.data.Dataset) else [x[at] for at in range(min(len(x), 20))]
        inputs = [_arrays(batch[0] if isinstance(batch, tuple | list) else batch) for batch in batches]
        targets = [np.asarray(batch[1]) for batch in batches if isinstance(batch, tuple | list) and len(batch) > 1]
        joined = keras.tree.map_structure(lambda *parts: np.concatenate(parts), *inputs)
        return joined, np.concatenate(targets) if targets else None
    # Of several outputs nothing is said that takes targets.
    several = isinstance(y, dict) or (isinstance(y, list | tuple) and len(y) and hasattr(y[0], "shape") and y[0].ndim)
    return _arrays(x), None if y is None or several else _array(y)


def _arrays(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _array(part) for name, part in value.items()}
    if isinstance(value, list | tuple) and value and hasattr(value[0], "shape"):
        return [_array(part) for part in value]
    return None if value is None else _array(value)


def _array(value: Any) -> Array:
    with contextlib.suppress(Exception):
        return np.asarray(keras.ops.convert_to_numpy(value))
    return np.asarray(value)


def made_up(inputs: Sequence[Any]) -> Any:
    """Normal numbers for these symbolic inputs."""
    generator = np.random.default_rng(0)
    made = [generator.normal(size=(8, *(size or 8 for size in one.shape[1:]))).astype("float32") for one in inputs]
    return made if len(made) > 1 else made[0]


def spread_rows(array: Array, count: int) -> Array:
    """Rows from all over: sorted data begin with one class."""
    places = np.unique(np.linspace(0, len(array) - 1, min(count, len(array))).astype(int))
    return np.asarray(array[places])


def first_rows(values: Any, count: int) -> Any:
    """The first rows of data, whatever they came as."""
    if isinstance(values, tf.data.Dataset):
        return values.take(1)
    if isinstance(values, dict):
        return {name: part[:count] for name, part in values.items()}
    if isinstance(values, list | tuple) and values and hasattr(values[0], "shape"):
        return type(values)(part[:count] for part in values)
    return values[:count]


def overlap(x: Any, held_out: Any) -> float | None:
    """The share of validation rows that are training rows too; None where that can't be told."""
    if not isinstance(held_out, list | tuple) or not hasattr(x, "shape"):
        return None
    ours, theirs = _array(x), _array(held_out[0])
    if ours.shape[1:] != theirs.shape[1:] or not len(theirs) or ours.dtype.kind not in "fiub":
        return None
    if len(np.unique(ours, axis=0)) < 0.9 * len(ours):
        # Rows that repeat anyway say nothing.
        return None
    known = {row.tobytes() for row in ours}
    return float(np.mean([row.tobytes() in known for row in theirs.astype(ours.dtype)]))
