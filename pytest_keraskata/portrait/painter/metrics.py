"""The compiled metrics: what they are, and their values."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.observed import given_metrics
from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.painter.training import eagerly


def metric_kinds(model: Any) -> Iterator[str]:
    """The class or function of each."""
    for one in given_metrics(model):
        if one is not None:
            yield one if isinstance(one, str) else getattr(one, "__name__", type(one).__name__)


def spreading(model: Any) -> Iterator[str]:
    """Those of an answer's own, of a model with one output, that compare each label with every prediction."""
    generator = np.random.default_rng(3)
    labels = (generator.uniform(size=24) > 0.5).astype("float32")
    p = keras.ops.convert_to_tensor(generator.uniform(size=(24, 1)).astype("float32"))
    for one in given_metrics(model):
        if callable(one) and hasattr(one, "__code__"):
            flat, deep = (
                float(np.mean(array_of(one(keras.ops.convert_to_tensor(value), p))))
                for value in (labels, labels[:, None])
            )
            if not np.isclose(flat, deep, rtol=1e-3):
                yield str(one.__name__)


def exacting(model: Any, units: int) -> Iterator[str]:
    """Functions among the metrics that are 1 for predictions that equal the labels, and 0 for ones that are near them.

    Args:
        model: the model.
        units: of its last layer.
    """
    generator = np.random.default_rng(5)
    classes = generator.integers(0, max(units, 2), 24)
    labels = np.eye(units)[classes] if units > 1 else classes[:, None]
    y = labels.astype("float32")
    for one in given_metrics(model):
        if (
            callable(one)
            and hasattr(one, "__code__")
            and (_metric(one, y, y), _metric(one, y, 0.1 + 0.8 * y)) == (1, 0)
        ):
            yield str(one.__name__)


def averaged(model: Any, y: Array, shape: tuple[int, ...], batch: int) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Functions among the metrics whose mean over batches isn't their value for all rows; see `Portrait`.

    Args:
        model: the model.
        y: labels, of which those of zeros and ones count.
        shape: of its outputs.
        batch: how many rows `fit` takes at once.
    """
    generator = np.random.default_rng(4)
    rows = (len(y), *shape[1:])
    if y.size != np.prod(rows) or not np.all(np.isin(y, (0, 1))):
        return
    labels = y.astype("float32").reshape(rows)
    # Two halves, of which one has hardly any positives.
    halves = np.zeros((16, *shape[1:]), "float32")
    halves[0], halves[8:15] = 1, 1
    guesses = (generator.uniform(size=halves.shape) > 0.4).astype("float32")
    guesses[0] = 0
    for one in given_metrics(model):
        if not callable(one) or not hasattr(one, "__code__"):
            continue
        found = [float(np.mean([_metric(one, halves[:8], guesses[:8]), _metric(one, halves[8:], guesses[8:])]))]
        found.append(_metric(one, halves, guesses))
        parts, wholes = [], []
        for _ in range(8):
            order = generator.permutation(len(labels))
            truth, p = labels[order], generator.uniform(size=rows).astype("float32")
            parts.append(
                np.mean([_metric(one, truth[at : at + batch], p[at : at + batch]) for at in range(0, len(p), batch)])
            )
            wholes.append(_metric(one, truth, p))
        found += [float(np.mean(parts)), float(np.mean(wholes))]
        if all(map(np.isfinite, found)):
            yield str(one.__name__), (float(batch), *found)


def _metric(metric: Any, y: Array, p: Array) -> float:
    return float(np.mean(array_of(metric(keras.ops.convert_to_tensor(y), keras.ops.convert_to_tensor(p)))))


def evaluated(model: Any, x: Any, y: Array) -> dict[str, float]:
    """The value of each metric for a batch, by its name."""
    model.reset_metrics()
    with eagerly(model):
        try:
            logs = model.test_on_batch(x, y, return_dict=True)
        finally:
            model.reset_metrics()
    return {
        str(name): float(np.asarray(value)) for name, value in logs.items() if name != "loss" and np.ndim(value) == 0
    }
