"""Katas whose model has moving statistics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case, raised_in, the_model
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Function

_SEED = 3
# Of the way that a statistic should go, so little is none.
_STILL = 1e-3
_NORMALIZING = ("/gamma", "/beta", "/moving_mean", "/moving_variance")


def judge_moving(subject: Subject, function: Function, network: Callable[..., Any], call: Call) -> None:
    """A normalization starts as the right network's, and a batch in training moves its statistics as it moves those.

    Args:
        subject: the answer.
        function: of `input_dim` and other sizes.
        network: the right one.
        call: the call.

    Raises:
        Failed: if it moves them otherwise.
    """
    sizes = function.arguments(call)
    batch = inputs(_SEED, (sizes["input_dim"],), wide=False)
    evidence = subject.ask(ModelRequest(call, (batch,), seed=_SEED, brief=True, follow=True))
    reference = Reference(lambda: network(**sizes))
    starts = reference.values()
    case = Case(call, evidence, reference, (batch,), seed=_SEED)
    the_model(case)
    if "followed" in evidence.problems:
        raise raised_in(case, evidence.problems["followed"], "a model that can be called with training=True")
    order = case.matching_order
    if order is None:
        raise case.failed(Claim("the network that the task needs", "a different network"))
    # Initializers are free but for those of the layer whose default settings are asked for.
    for path, place, begun in zip(reference.paths, order, starts, strict=True):
        own, words = evidence.weights[place].initial, evidence.weights[place].words
        if path.endswith(_NORMALIZING) and own is not None and not np.allclose(own.ravel(), begun.ravel()):
            raise case.failed(
                Claim(f"{words} starts at {begun.flat[0]:g}", f"it starts at {own.flat[0]:g}"),
                why="the layer's initializers say where it starts, and this call needs their defaults",
            )
    reference.place(case.placed(case.drawn))
    before = reference.values()
    reference.outputs(case.inputs, training=True)
    for place, start, expected in zip(order, before, reference.values(), strict=True):
        found = np.asarray(evidence.followed[place]).reshape(expected.shape)
        if not np.allclose(found, expected, rtol=1e-4, atol=1e-5):
            due, went = expected - start, found - start
            way, moved = (float(np.linalg.norm(one)) for one in (due, went))
            # Another momentum moves all numbers the same way, and each by the same part of it.
            share = float(np.sum(went * due) / np.sum(due**2))
            is_momentum = share > _STILL and np.allclose(
                went, share * due, atol=0.01 * share * float(np.max(np.abs(due)))
            )
            raise case.failed(
                Claim(
                    f"a batch in training moves {evidence.weights[place].words} by {way:.4g}",
                    f"it moves by {moved:.4g}",
                ),
                why="the layer's momentum determines how far it moves, and the task needs its default"
                if is_momentum
                else "",
            )
