"""Data as they are handed to `fit`: as arrays, a few rows of them, and counted."""

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, tf
from pytest_keraskata.portrait.seen import Column

_MANY = 50
# Numbers of an array that are counted; more are thinned out, since each is copied several times.
_COUNTED = 4_000_000
# Batches of a pipeline that are looked at, and how many bytes of them.
_BATCHES, _BYTES = 20, 64_000_000


def column(values: Any) -> Column:
    """An array, counted."""
    if isinstance(values, tf.RaggedTensor):
        return Column((int(values.shape[0] or 0),), "O")
    array = np.asarray(values)
    if array.dtype.kind not in "fiub" or not array.size:
        return Column(tuple(array.shape), "O" if array.dtype.kind not in "fiub" else array.dtype.kind)
    shape, kind = tuple(array.shape), array.dtype.kind
    if array.size > _COUNTED:
        array = spread_rows(array, max(_COUNTED * len(array) // array.size, 1))
    numbers = array.astype("float64")
    finite = numbers[np.isfinite(numbers)]
    different = np.unique(finite)
    few = tuple(different.tolist()) if len(different) <= _MANY else ()
    flat = numbers.reshape(len(numbers), -1)
    sums = (float(flat.sum(1).min()), float(flat.sum(1).max())) if array.ndim == 2 and array.shape[1] > 1 else None
    some = finite if finite.size else np.zeros(1)
    labels = _labels(numbers, few)
    tail = np.unique(labels[len(labels) - max(len(labels) // 5, 1) :])
    return Column(
        shape,
        kind,
        low=float(some.min()),
        high=float(some.max()),
        mean=float(some.mean()),
        spread=float(some.std()),
        missing=int(numbers.size - finite.size),
        values=few,
        whole=bool(np.all(finite == np.round(finite))),
        row_sums=sums,
        labels=tuple(np.unique(labels).astype("float64").tolist()),
        tail=tuple(tail.astype("float64").tolist()),
        missed=int((~np.isin(labels, tail)).sum()),
        single=bool(array.ndim == 2 and np.all((numbers != 0).sum(1) <= 1)),
    )


def _labels(numbers: Array, different: Sequence[float]) -> Array:
    """The class of each row, where the numbers are classes; otherwise nothing."""
    if numbers.ndim == 2 and numbers.shape[1] > 1:
        is_one_hot = set(different) <= {0.0, 1.0} and bool(np.all(numbers.sum(1) == 1))
        return np.asarray(numbers.argmax(1) if is_one_hot else ())
    flat = numbers.reshape(-1)
    is_class = bool(different) and len(flat) == len(numbers) and bool(np.all(flat == np.round(flat)))
    return flat if is_class else flat[:0]


def gathered(x: Any, y: Any) -> tuple[Any, Any]:
    """Inputs and targets as arrays, or trees of them, whatever they came as; of a pipeline its first batches."""
    if y is not None or not is_pipeline(x):
        return _arrays(x), None if y is None else _arrays(y)
    inputs, targets = [], []
    for batch in _some(_batches(x)):
        parts = batch if isinstance(batch, tuple | list) and not isinstance(x, list) else (batch,)
        inputs.append(_arrays(parts[0]))
        targets += [_arrays(parts[1])] if len(parts) > 1 and parts[1] is not None else []
    return joined(inputs), joined(targets) if targets else None


def is_pipeline(x: Any) -> bool:
    """Whether it brings its own batches."""
    if isinstance(x, tf.data.Dataset | keras.utils.PyDataset):
        return True
    plain = hasattr(x, "shape") or hasattr(x, "iloc") or isinstance(x, list | tuple | dict | str | bytes)
    return hasattr(x, "__iter__") and not plain and x is not None


def peeked(x: Any) -> tuple[Any, Any]:
    """A pipeline that can't be looked at without using it up, twice: its first batches, and all of it."""
    if not hasattr(x, "__next__"):
        return x, x
    first = list(_some(x))
    return iter(first), (batch for batch in itertools.chain(first, x))


def joined(parts: Sequence[Any]) -> Any:
    """Batches one behind the other."""
    if not parts:
        return None
    if any(isinstance(one, tf.RaggedTensor) for one in keras.tree.flatten(parts[0])):
        return parts[0]
    try:
        return keras.tree.map_structure(lambda *arrays: np.concatenate(arrays), *parts)
    except ValueError:
        # Batches of sequences may be as long as their longest.
        return parts[0]


def _batches(x: Any) -> Iterator[Any]:
    if isinstance(x, keras.utils.PyDataset):
        return (x[at] for at in range(min(x.num_batches or _BATCHES, _BATCHES)))
    return iter(x)


def _some(batches: Iterator[Any]) -> Iterator[Any]:
    size = 0
    for batch in itertools.islice(batches, _BATCHES):
        yield batch
        size += sum(int(getattr(part, "nbytes", 0)) for part in keras.tree.flatten(_arrays(batch)))
        if size > _BYTES:
            return


def _arrays(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _arrays(part) for name, part in value.items()}
    if isinstance(value, list | tuple) and value and hasattr(value[0], "shape"):
        return type(value)(_arrays(part) for part in value) if type(value) in (list, tuple) else list(value)
    return None if value is None else _array(value)


def _array(value: Any) -> Any:
    if isinstance(value, np.ndarray | tf.RaggedTensor):
        return value
    with contextlib.suppress(Exception):
        return np.asarray(keras.ops.convert_to_numpy(value))
    return np.asarray(value)


def made_up(inputs: Sequence[Any]) -> Any:
    """Normal numbers for these symbolic inputs."""
    generator = np.random.default_rng(0)
    made = [generator.normal(size=(8, *(size or 8 for size in one.shape[1:]))).astype("float32") for one in inputs]
    return made if len(made) > 1 else made[0]


def rows_of(values: Any) -> int:
    """How many rows data have, as arrays or as a tree of them."""
    parts = keras.tree.flatten(values)
    return int(parts[0].shape[0] or 0) if parts and getattr(parts[0], "shape", ()) else 0


def missing_row(values: Any) -> int | None:
    """A row of data, as arrays or as a tree of them, with a number that is nan or infinite; None where there is none."""
    for part in keras.tree.flatten(values):
        if isinstance(part, np.ndarray) and part.dtype.kind == "f" and part.ndim:
            lost = ~np.isfinite(part).reshape(len(part), -1).all(axis=1)
            if lost.any():
                return int(lost.argmax())
    return None


def spread_rows(array: Any, count: int, one: int | None = None) -> Any:
    """Rows from all over: sorted data begin with one class; this one is among them."""
    length = int(array.shape[0] or 0)
    places = np.unique(np.linspace(0, length - 1, min(count, length)).astype(int))
    if one is not None and one not in places and one < length:
        places[np.abs(places - one).argmin()] = one
    return tf.gather(array, places) if isinstance(array, tf.RaggedTensor) else np.asarray(array[places])


def first_rows(values: Any, count: int) -> Any:
    """The first rows of data, whatever they came as."""
    if isinstance(values, tf.data.Dataset):
        return values.take(1)
    if isinstance(values, dict):
        return {name: part[:count] for name, part in values.items()}
    if isinstance(values, list | tuple) and values and hasattr(values[0], "shape") and values[0].shape:
        return type(values)(part[:count] for part in values)
    return values[:count] if hasattr(values, "__getitem__") else values


def overlap(x: Any, held_out: Any) -> float | None:
    """The share of validation rows that are training rows too; None where that can't be told."""
    if not isinstance(held_out, list | tuple) or not hasattr(x, "shape"):
        return None
    ours, theirs = _array(x), _array(held_out[0])
    if ours.shape[1:] != theirs.shape[1:] or not len(theirs) or ours.dtype.kind not in "fiub":
        return None
    if ours.nbytes > 2 * _BYTES:
        # Only a few of them are looked for.
        theirs = spread_rows(theirs, 50)
    known = {row.tobytes() for row in ours}
    if len(known) < 0.9 * len(ours):
        # Rows that repeat anyway say nothing.
        return None
    return float(np.mean([row.tobytes() in known for row in theirs.astype(ours.dtype)]))
