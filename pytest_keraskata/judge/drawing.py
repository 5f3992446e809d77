"""What a case looks like: its model, and how it learns beside the reference."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.reference import optimizer_like
from pytest_keraskata.pictures import Curves, LayerTable, Model, series

_ROWS, _SEED = 64, 97


def pictures_of_model(case: Case) -> Iterator[Model]:
    """The answer's model beside the right one, where its layers can be listed."""
    if case.evidence.layers:
        table = LayerTable.of(str(case.call), case.reference.layers, case.evidence.layers)
        yield Model.of(table, case.evidence)


def pictures_of_learning(case: Case, optimizer: str = "Adam") -> Iterator[Curves]:
    """The short course of learning of the training check, and the one that the reference takes from the same weights.

    The training loss is the one that each step reported. The validation loss is the right loss at inference on rows
    that nobody trains on; the reference is given the answer's weights after each step for it.

    Args:
        case: of a call whose request asked for learning.
        optimizer: the one that is to be compiled with.
    """
    evidence, steps = case.evidence, case.evidence.learned
    if not steps:
        return
    drawn = [series("training, yours", (step.loss for step in steps))]
    initial = [weight.initial for weight in evidence.weights]
    start = [value for value in initial if value is not None]
    note = "the reference is a different network, so its training can't be compared"
    if case.matching_order is not None and evidence.compiled is not None and len(start) == len(initial):
        points = [case.placed(one) for one in (start, *(step.weights for step in steps))]
        optimizing = optimizer_like(evidence.compiled.optimizer, optimizer, steps[0].learning_rate)
        losses, right = _course(case, len(steps), points[0], optimizing)
        held_out = _HeldOut(case)
        drawn = [
            series("training, the reference's", losses, expected=True),
            *drawn,
            series("validation, the reference's", map(held_out.loss, right), expected=True),
            series("validation, yours", map(held_out.loss, points)),
        ]
        note = "both start from your model's own weights; the targets are random, so nothing can be learned about held-out rows: only the match of the curves counts"
        if any("Dropout" in layer.kind for layer in case.reference.layers):
            note += ", except for the units that dropout chooses"
    yield Curves(f"learning: {case.call}", "steps of training so far", "loss", tuple(drawn), note=note)


class _HeldOut:
    """Rows that nobody trains on."""

    def __init__(self, case: Case) -> None:
        assert case.task is not None, "who learns has a task"
        units = case.reference.output_shape[-1] if case.reference.output_shape else 1
        self._case = case
        self._inputs = tuple(
            inputs(case.seed + _SEED + place, shape, _ROWS, wide=False)
            for place, shape in enumerate(case.reference.input_shapes)
        )
        generator = np.random.default_rng(case.seed + _SEED)
        self._targets = case.task.targets(generator, _ROWS, units)

    def loss(self, weights: Sequence[Array]) -> float:
        self._case.reference.place(weights)
        return self._case.reference.loss(self._inputs, self._targets, training=False)


def _course(
    case: Case, steps: int, start: Sequence[Array], optimizer: Any
) -> tuple[list[float], list[Sequence[Array]]]:
    """As many steps of the reference's: the loss before each, and the weights before and after each."""
    assert case.train_targets is not None, "the request had targets"
    losses: list[float] = []
    points = [start]
    for _ in range(steps):
        case.reference.place(points[-1])
        losses.append(case.reference.loss(case.train_inputs, case.train_targets))
        # Moving statistics have moved.
        case.reference.place(points[-1])
        points.append(case.reference.step(case.train_inputs, case.train_targets, optimizer)[0])
    return losses, points
