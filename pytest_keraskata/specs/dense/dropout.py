"""Dropout between two dense layers."""

import itertools
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Function, Prediction, Shape
from pytest_keraskata.specs.dense import _stack
from pytest_keraskata.specs.dense.ann_params import mistakes_in_network

_FUNCTION = "build_dropout_net(input_dim=20, units=64, rate=0.5)"
_ROWS = 800
# Six standard deviations: a right answer misses them once in a billion draws.
_SIGMAS = 6.0


def network(input_dim: int, units: int, rate: float) -> Any:
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dropout(rate),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def params(input_dim: int, units: int, rate: float) -> int:
    return (input_dim + 1) * units + units + 1


def terms(input_dim: int, units: int, rate: float) -> tuple[str, ...]:
    return (
        f"Dense: ({input_dim} inputs + 1 bias) × {units} units = {(input_dim + 1) * units:,}",
        "Dropout: nothing to train = 0",
        f"Dense: {units} weights + 1 bias = {units + 1:,}",
    )


def _layers(input_dim: int, units: int, rate: float) -> list[tuple[str, Shape]]:
    *before, last = _stack.layers(input_dim, (units,))
    return [*before, (f"Dropout: rate {rate:g}", (units,)), last]


def _wrong_counts(input_dim: int, units: int, rate: float) -> list[Any]:
    right, kept = params(input_dim, units, rate), round(units * (1 - rate))
    return [
        *mistakes_in_network((input_dim, units, 1)),
        (
            right + (units + 1) * units,
            "Dropout is counted as another Dense layer",
            "what could dropout learn?",
        ),
        (right + units, "Dropout is given a number for each unit", "what could dropout learn?"),
        (
            params(input_dim, kept, rate),
            "only the units that dropout keeps are counted",
            "which units are there when nobody trains?",
        ),
    ]


def _case(subject: Subject, call: Call) -> Any:
    arguments = Function(_FUNCTION).arguments(call)
    batch = inputs(1, (arguments["input_dim"],), _ROWS, wide=False)
    evidence = subject.ask(ModelRequest(call, (batch,), in_graph=True, seed=1))
    return Case(call, evidence, Reference(lambda: network(**arguments)), (batch,), stochastic=True, seed=1)


def _masks(case: Any, rate: float, found: Array) -> tuple[Array, float]:
    """Which hidden units were kept, read off the outputs: (rows, units) of 0 and 1, where they can be told apart.

    With a handful of units every pattern of kept units has its own output, so that the pattern follows from it.
    Returned with the largest distance of an output from any pattern's.
    """
    kernel, bias, last, last_bias = case.placed(case.drawn)
    hidden = np.maximum(case.inputs[0] @ kernel.reshape(case.inputs[0].shape[1], -1) + bias, 0)
    patterns = np.array(list(itertools.product((0.0, 1.0), repeat=hidden.shape[1])))
    logits = (hidden[:, None, :] * patterns / (1 - rate)) @ last.reshape(-1) + last_bias.reshape(())
    expected = 1 / (1 + np.exp(-logits))
    distances = np.abs(expected - found.reshape(-1, 1))
    gaps = np.abs(expected[:, :, None] - expected[:, None, :]) + np.eye(len(patterns))
    told_apart = gaps.min(axis=(1, 2)) > 1e-3
    return patterns[distances.argmin(axis=1)][told_apart], float(distances.min(axis=1).max())


@check(
    name="training",
    call=st.sampled_from([Call("build_dropout_net", kwargs={"input_dim": 4, "units": 3, "rate": 0.5})]),
    draws=1,
    pinned=(
        *(
            {"call": Call("build_dropout_net", kwargs={"input_dim": size, "units": units, "rate": rate})}
            for size, units, rate in ((4, 3, 0.25), (3, 2, 0.75), (3, 2, 0.0))
        ),
        {"call": Call("build_dropout_net", (4, 3))},
    ),
    after=("architecture",),
)
def training(subject: Subject, call: Call) -> None:
    case = _case(subject, call)
    outputs = case.evidence.outputs
    if outputs is None or case.matching_order is None:
        raise case.failed(Claim("a model that can be called in training", "none"), ends=True)
    rate = Function(_FUNCTION).arguments(call)["rate"]
    drawn = [_masks(case, rate, found) for found in outputs.in_training]
    distance = max(one for _, one in drawn)
    if distance > 1e-4:
        what = "no unit is dropped: in training the outputs are those at inference"
        alike = np.allclose(outputs.in_training[0], outputs.at_inference, atol=1e-5)
        raise case.failed(
            Claim(
                f"in training some hidden units at 0 and the others times 1 / (1 - {rate:g}) = {1 / (1 - rate):.3g}",
                what if alike else "outputs that no choice of dropped hidden units explains",
            )
        )
    kept = np.concatenate([masks for masks, _ in drawn])
    assert len(kept) > 20, "too few rows can be told apart"
    if rate == 0:
        return
    first, second = drawn[0][0], drawn[1][0]
    if np.array_equal(first, second):
        raise case.failed(Claim("other units dropped on every call", "the same units dropped on every call"))
    if (first[1:] == first[:-1]).all():
        raise case.failed(
            Claim("other units dropped for every sample", "the same units dropped for all samples of a batch")
        )
    for one, other in itertools.combinations(range(kept.shape[1]), 2):
        _as_often(
            case,
            "times that one unit is dropped and another kept",
            kept[:, one] != kept[:, other],
            2 * rate * (1 - rate),
        )
    _as_often(case, "hidden units dropped", 1 - kept, rate)


def _as_often(case: Any, what: str, happened: Array, expected: float) -> None:
    found = float(np.mean(happened))
    tolerance = _SIGMAS * float(np.sqrt(expected * (1 - expected) / np.size(happened))) * 1.5
    if abs(found - expected) > tolerance:
        raise case.failed(Claim(f"a fraction of {expected:.3g} of {what}", f"a fraction of {found:.3g}"))


kata = model_kata(
    __name__,
    title="Dropout",
    questions=("Q37", "K5"),
    function=_FUNCTION,
    arguments={
        "input_dim": sizes(1, 8),
        "units": sizes(1, 12),
        "rate": st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.7, 0.9]),
    },
    pinned=({"input_dim": 3, "units": 5, "rate": 0.3}, {"input_dim": 4, "units": 2, "rate": 0.6}),
    large=({"input_dim": 700, "units": 600, "rate": 0.35},),
    learns_at={"input_dim": 6, "units": 8, "rate": 0.5},
    network=network,
    params=params,
    terms=terms,
    outputs=BINARY,
    stochastic=True,
    checks={"training": training},
    prediction=Prediction(
        function="build_dropout_net",
        draw=lambda random: {
            "input_dim": random.randint(3, 12),
            "units": random.choice((4, 8, 12, 16)),
            "rate": random.choice((0.25, 0.5, 0.75)),
        },
        layers=_layers,
        params=params,
        terms=terms,
        shapes=lambda input_dim, units, rate: [
            *_stack.shapes(input_dim, (units,)),
            (
                (round(units * (1 - rate)),),
                "this is how many hidden units dropout keeps",
                "does a vector lose its zeros?",
            ),
        ],
        counts=_wrong_counts,
    ),
    hints=(
        "Which numbers does dropout set to zero: inputs, hidden units or the output?",
        "Why do the units that stay have to become larger in training?",
        "Who tells the layer whether it is training?",
    ),
)
