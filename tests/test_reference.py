"""The right network on the judge's side."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.model import Optimizer
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.reference import Reference, Stepped
from pytest_keraskata.judge.tasks import BINARY

ROWS = 8
BATCH = inputs(0, (3,), ROWS)
TARGETS = BINARY.targets(np.random.default_rng(0), ROWS, 1)
ADAM = Optimizer("Adam", "Adam", 0.1, {"beta_1": 0.5})


def reference(rate: float = 0.0) -> Reference:
    layers = [keras.layers.Dense(4), keras.layers.Dropout(rate), keras.layers.Dense(1, activation="sigmoid")]
    return Reference(lambda: keras.Sequential([keras.Input((3,)), *(layers if rate else layers[::2])]), BINARY.loss)


def two_steps(of: Reference, seed: int, rates: tuple[float, float], batch: Any = BATCH) -> list[Stepped]:
    weights = [drawn_weights([("w", shape, True) for shape in of.shapes], number) for number in (seed, seed + 1)]
    return of.steps(list(zip(weights, rates, strict=True)), (batch,), TARGETS, ADAM, "Adam")


@pytest.mark.parametrize(
    "other",
    [
        partial(two_steps, seed=5, rates=(0.1, 0.1)),
        partial(two_steps, seed=0, rates=(0.1, 0.2)),
        partial(two_steps, seed=0, rates=(0.1, 0.1), batch=BATCH + 1),
    ],
    ids=["weights", "rate", "batch"],
)
def test_steps_that_are_remembered_are_those_of_a_network_that_remembers_nothing(
    other: Callable[[Reference], list[Stepped]],
) -> None:
    """Weights, rate and batch count; an optimizer goes on from its first step to its second."""
    remembering = reference()
    first = partial(two_steps, seed=0, rates=(0.1, 0.1))
    for ask in (first, other, first, other):
        for found, expected in zip(ask(remembering), ask(reference()), strict=True):
            for one, two in zip((*found.start, *found.after), (*expected.start, *expected.after), strict=True):
                np.testing.assert_array_equal(one, two)
    assert not np.array_equal(other(remembering)[1].after[0], first(remembering)[1].after[0])


def test_a_step_of_chance_is_not_remembered() -> None:
    """Where units are dropped the same question has another answer each time."""
    dropping = reference(0.5)
    one, two = (two_steps(dropping, 0, (0.1, 0.1))[0].gradients[0] for _ in range(2))
    assert not np.array_equal(one, two)


def test_outputs_and_gradients_that_are_remembered_are_those_of_a_network_that_remembers_nothing() -> None:
    """Weights and inputs count."""
    remembering, cotangent = reference(), inputs(3, (1,), ROWS)
    for seed, batch in ((0, BATCH), (1, BATCH), (0, BATCH + 1), (0, BATCH)):
        fresh = reference()
        for one in (remembering, fresh):
            one.place(drawn_weights([("w", shape, True) for shape in one.shapes], seed))
        np.testing.assert_array_equal(remembering.outputs((batch,)), fresh.outputs((batch,)))
        for found, expected in zip(remembering.pull((batch,), cotangent), fresh.pull((batch,), cotangent), strict=True):
            for left, right in zip(found, expected, strict=True):
                assert left is not None
                assert right is not None
                np.testing.assert_array_equal(left, right)
