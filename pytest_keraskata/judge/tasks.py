"""Kinds of problems: their targets and predictions, and what loss and metrics are by value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pytest_keraskata.asking.model import LossCase
from pytest_keraskata.asking.plain import Array

# Beyond the sizes of batches that code treats otherwise.
_MANY_ROWS = 150


@dataclass(frozen=True)
class Task:
    """A kind of problem that a model is compiled for.

    Args:
        name: "binary", "multiclass" or "regression".
        loss: Keras's name of its loss.
        loss_words: the loss in words.
        loss_value: the loss by value on (n, k) targets and predictions, the mean over the batch.
        targets: draws (n, units) targets.
        predictions: draws (n, units) predictions, away from where a decision could go either way.
        metric: the metric that must be among the compiled ones, or "" for none.
        metric_value: that metric by value.
        promise: what its outputs are.
        holds: whether an array of outputs keeps that promise.
    """

    name: str
    loss: str
    loss_words: str
    loss_value: Callable[[Array, Array], float]
    targets: Callable[[np.random.Generator, int, int], Array]
    predictions: Callable[[np.random.Generator, int, int], Array]
    metric: str
    metric_value: Callable[[Array, Array], float]
    promise: str
    holds: Callable[[Array], bool]

    def loss_cases(self, seed: int, units: int) -> tuple[LossCase, ...]:
        """Pairs of targets and predictions for which loss and metrics are compared by value."""
        generator = np.random.default_rng(seed)
        drawn = [
            LossCase(self.targets(generator, rows, units), self.predictions(generator, rows, units))
            for rows in (_MANY_ROWS, 7)
        ]
        if self.name == "regression":
            return tuple(drawn)
        if units == 1:
            drawn = [
                LossCase(_decided(one.targets, one.predictions, rightly), one.predictions)
                # The larger one has probabilities between any two thresholds that are likely.
                for one, rightly in zip(drawn, (False, True), strict=True)
            ]
            drawn[0] = LossCase(_counted_apart(drawn[0].targets, drawn[0].predictions), drawn[0].predictions)
        # Confident and wrong, where a loss is largest: almost, and altogether.
        targets = drawn[1].targets
        wrong = 1 - targets if units == 1 else np.roll(targets, 1, axis=1)
        near = 1e-4 + (1 - 1e-4 * max(units, 2)) * wrong
        return (*drawn, LossCase(targets, near.astype("float32")), LossCase(targets, wrong, extreme=True))


def _counted_apart(targets: Array, predictions: Array) -> Array:
    """Labels of which some are turned, until no two of hits, misses, false alarms and right rejections are as many.

    Otherwise one quotient of them, such as the recall, might be another one by chance.
    """
    labels, decided = targets.copy(), predictions > 0.5
    for row in np.flatnonzero(np.abs(predictions[:, 0] - 0.5) >= 0.25):
        if len({int(np.sum((labels == label) & (decided == one))) for label in (0, 1) for one in (False, True)}) == 4:
            break
        labels[row] = 1 - labels[row]
    return labels


def _decided(targets: Array, predictions: Array, rightly: bool) -> Array:
    """Labels that are as decisions at 0.5 say wherever another threshold might lie, or all the other way round.

    Otherwise another threshold might be as often right by chance; and it loses no positive sample where all are found.
    """
    return np.where(np.abs(predictions - 0.5) < 0.25, (predictions > 0.5) == rightly, targets).astype("float32")


def _binary_targets(generator: np.random.Generator, rows: int, units: int) -> Array:
    values = generator.integers(0, 2, size=(rows, units))
    # Both classes occur in every batch.
    values[0], values[-1] = 0, 1
    return values.astype("float32")


def _one_hot(generator: np.random.Generator, rows: int, units: int) -> Array:
    chosen = np.concatenate([np.arange(units), generator.integers(0, units, size=max(rows - units, 0))])[:rows]
    return np.asarray(np.eye(units, dtype="float32")[chosen])


def _probabilities(generator: np.random.Generator, rows: int, units: int) -> Array:
    """Spread over (0, 1), on both sides of every likely threshold, and close to 0.5 but not too close to decide."""
    values = (np.arange(rows * units) + 0.5) / (rows * units)
    values = np.where(np.abs(values - 0.5) < 0.01, values + 0.03, values)
    above = int(np.searchsorted(values, 0.5))
    values[above - 1 : above + 1] = 0.4985, 0.5015
    return np.asarray(generator.permutation(values).reshape(rows, units), dtype="float32")


def _distributions(generator: np.random.Generator, rows: int, units: int) -> Array:
    values = generator.dirichlet(np.ones(units), size=rows) * 0.98 + 0.02 / units
    return np.asarray(values, dtype="float32")


def _binary_crossentropy(y: Array, p: Array) -> float:
    p64, y64 = np.clip(p.astype("float64"), 1e-7, 1 - 1e-7), y.astype("float64")
    return float(np.mean(-(y64 * np.log(p64) + (1 - y64) * np.log(1 - p64))))


def _categorical_crossentropy(y: Array, p: Array) -> float:
    p64 = p.astype("float64")
    p64 = np.clip(p64 / p64.sum(axis=-1, keepdims=True), 1e-7, 1 - 1e-7)
    return float(np.mean(-np.sum(y * np.log(p64), axis=-1)))


def _is_probability(values: Array) -> bool:
    return bool(np.all(np.isfinite(values)) and np.all(values >= 0) and np.all(values <= 1))


def _is_distribution(values: Array) -> bool:
    sums = values.astype("float64").sum(axis=-1)
    return (
        _is_probability(np.minimum(values, 1.0))
        and bool(np.allclose(sums, 1, atol=1e-4))
        and bool(np.all(values < 1.001))
    )


BINARY = Task(
    name="binary",
    loss="binary_crossentropy",
    loss_words="binary cross-entropy on probabilities",
    loss_value=_binary_crossentropy,
    targets=_binary_targets,
    predictions=_probabilities,
    metric="accuracy",
    metric_value=lambda y, p: float(np.mean((p > 0.5) == (y > 0.5))),
    promise="one probability in [0, 1] per sample",
    holds=_is_probability,
)


MULTICLASS = Task(
    name="multiclass",
    loss="categorical_crossentropy",
    loss_words="categorical cross-entropy on probabilities, for one-hot labels",
    loss_value=_categorical_crossentropy,
    targets=_one_hot,
    predictions=_distributions,
    metric="accuracy",
    metric_value=lambda y, p: float(np.mean(y.argmax(-1) == p.argmax(-1))),
    promise="one probability per class, each row summing to 1",
    holds=_is_distribution,
)


REGRESSION = Task(
    name="regression",
    loss="mean_squared_error",
    loss_words="mean squared error",
    loss_value=lambda y, p: float(np.mean((y.astype("float64") - p) ** 2)),
    targets=lambda generator, rows, units: generator.normal(0, 2, size=(rows, units)).astype("float32"),
    predictions=lambda generator, rows, units: generator.normal(0, 2, size=(rows, units)).astype("float32"),
    metric="mean absolute error",
    metric_value=lambda y, p: float(np.mean(np.abs(y.astype("float64") - p))),
    promise="any real number",
    holds=lambda values: bool(np.all(np.isfinite(values))),
)


class NamedMetric(NamedTuple):
    """A metric that its name promises: its value, and how near to it one that goes by the name must be."""

    value: Callable[[Array, Array], float]
    tolerance: float = 1e-4


def metric_by_name(task: str, name: str) -> NamedMetric | None:
    """What a metric of this name is to report for labels and predictions of one column; None for any other name."""
    plain = re.sub(r"_\d+$", "", name.lower())
    return _NAMED.get((task, plain))


def _share(hits: Array, of: Array) -> float:
    return float(np.sum(hits) / np.sum(of)) if np.any(of) else 0.0


def _auc(y: Array, p: Array) -> float:
    pairs = p[y > 0.5][:, None] - p[y <= 0.5][None, :]
    return float(np.mean((pairs > 0) + 0.5 * (pairs == 0)))


_PRECISION = NamedMetric(lambda y, p: _share((y > 0.5) & (p > 0.5), p > 0.5))
_RECALL = NamedMetric(lambda y, p: _share((y > 0.5) & (p > 0.5), y > 0.5))
_ACCURACY = NamedMetric(BINARY.metric_value)
_SQUARED, _ABSOLUTE = NamedMetric(REGRESSION.loss_value), NamedMetric(REGRESSION.metric_value)
_NAMED: dict[tuple[str, str], NamedMetric] = {
    ("binary", "accuracy"): _ACCURACY,
    ("binary", "acc"): _ACCURACY,
    ("binary", "binary_accuracy"): _ACCURACY,
    ("binary", "precision"): _PRECISION,
    ("binary", "recall"): _RECALL,
    # Keras's is a sum over two hundred thresholds, a third party's may have fewer.
    ("binary", "auc"): NamedMetric(_auc, 0.05),
    ("regression", "mse"): _SQUARED,
    ("regression", "mean_squared_error"): _SQUARED,
    ("regression", "mae"): _ABSOLUTE,
    ("regression", "mean_absolute_error"): _ABSOLUTE,
}
