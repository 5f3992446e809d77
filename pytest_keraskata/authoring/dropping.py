"""Katas whose model drops hidden units in training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.dropping import judge_dropped, telling_sample
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Function

_ROWS, _PULLED_ROWS = 4096, 64


def judge_dropping(subject: Subject, function: Function, network: Callable[..., Any], call: Call) -> None:
    """In training the model drops a fraction `rate` of its hidden units, each separately and again for every sample.

    One sample is requested again and again, so that outputs differ by nothing but the units that are dropped.

    Args:
        subject: the answer.
        function: of `input_dim`, `units` and `rate`.
        network: the right one, with one hidden layer.
        call: the call.

    Raises:
        Failed: if it is otherwise.
    """
    arguments = function.arguments(call)
    reference = Reference(lambda: network(**arguments))

    def case(batch: Array, *, brief: bool) -> Case:
        # Of every output its own slope.
        pulled, each = ((), None) if brief else ((batch[:_PULLED_ROWS],), np.ones((_PULLED_ROWS, 1), "float32"))
        request = ModelRequest(
            call, (batch,), in_graph=True, brief=brief, values=False, seed=1, pulled=pulled, cotangent=each
        )
        return Case(call, subject.ask(request), reference, (batch,), stochastic=True, seed=1)

    batch = inputs(1, (arguments["input_dim"],))
    known = case(batch, brief=True)
    if the_model(known).outputs is None or known.matching_order is None:
        raise known.failed(Claim("a model that can be called in training", "a different network"), ends=True)
    rate, weights = arguments["rate"], known.placed(known.drawn)
    sample = telling_sample(weights, rate, batch[0] / 3)
    judge_dropped(case(np.tile(sample, (_ROWS, 1)), brief=False), weights, rate)
