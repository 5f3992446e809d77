"""Dropout between two dense layers."""

import itertools
from collections.abc import Sequence
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
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Function, Prediction, Shape
from pytest_keraskata.specs.dense import _stack
from pytest_keraskata.specs.dense.ann_params import mistakes_in_network

_FUNCTION = "build_dropout_net(input_dim=20, units=64, rate=0.5)"
_ROWS = 4096
# Six standard deviations: a right answer misses them once in a billion draws.
_SIGMAS = 6.0
# So many units, and the least that one of them adds to the logit, leave every choice of them an output of its own.
_FEW, _LEAST = 4, 0.3


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
        (right + (units + 1) * units, "Dropout is counted as another Dense layer", "what could dropout learn?"),
        (right + units, "Dropout is given a number for each unit", "what could dropout learn?"),
        (
            params(input_dim, kept, rate),
            "only the units that dropout keeps are counted",
            "which units are there when nobody trains?",
        ),
    ]


def _request(call: Call, batch: Array, *, brief: bool) -> ModelRequest:
    return ModelRequest(call, (batch,), in_graph=True, brief=brief, values=False, seed=1)


@check(
    name="training",
    call=st.builds(
        lambda units, rate: Call("build_dropout_net", kwargs={"input_dim": 4, "units": units, "rate": rate}),
        sizes(2, _FEW),
        st.integers(1, 19).map(lambda twentieth: twentieth / 20),
    ),
    draws=2,
    pinned=(
        *(
            {"call": Call("build_dropout_net", kwargs={"input_dim": size, "units": units, "rate": rate})}
            for size, units, rate in (
                (4, 3, 0.25),
                (3, 2, 0.75),
                (3, 2, 0.0),
                (4, 3, 0.05),
                (5, 4, 0.95),
                (9, 600, 0.3),
            )
        ),
        {"call": Call("build_dropout_net", (4, 3))},
        {"call": Call("build_dropout_net")},
    ),
    after=("architecture",),
)
def training(subject: Subject, call: Call) -> None:
    """One sample again and again, so that outputs differ by nothing but the units that are dropped."""

    arguments = Function(_FUNCTION).arguments(call)
    rate, units = arguments["rate"], arguments["units"]
    reference = Reference(lambda: network(**arguments))
    batch = inputs(1, (arguments["input_dim"],))
    known = Case(call, subject.ask(_request(call, batch, brief=True)), reference, (batch,), stochastic=True, seed=1)
    if the_model(known).outputs is None or known.matching_order is None:
        raise known.failed(Claim("a model that can be called in training", "another network"), ends=True)
    kernel, bias, last, last_bias = known.placed(known.drawn)
    weights = last.reshape(-1)
    few = units <= min(_FEW, arguments["input_dim"])
    sample = batch[0] / 3
    if few:
        # Each unit adds twice what the one before it adds, so that every choice of units has an output of its own.
        hidden = _LEAST * 2.0 ** np.arange(units) * (1 - rate) / np.abs(weights)
        sample = np.linalg.lstsq(kernel.T, hidden - bias, rcond=None)[0].astype("float32")
    rows = np.tile(sample, (_ROWS, 1))
    evidence = subject.ask(_request(call, rows, brief=False))
    case = Case(call, evidence, reference, (rows,), stochastic=True, seed=1)
    outputs = the_model(case).outputs
    if outputs is None or outputs.in_training is None:
        raise case.failed(Claim("a model that can be called in training", "one that can't"), ends=True)
    share = np.maximum(sample @ kernel + bias, 0) * weights / (1 - rate)
    found = [np.clip(one.reshape(-1).astype("float64"), 1e-9, 1 - 1e-9) for one in outputs.in_training]
    sums = [np.log(one / (1 - one)) - last_bias.reshape(()) for one in found]
    if np.allclose(found[0], outputs.at_inference.reshape(-1), atol=1e-5) and rate:
        raise case.failed(Claim(_dropped(rate), "no unit is dropped: in training the outputs are those at inference"))
    if few:
        sums = _judge_units(case, rate, sums, share)
    elif rate:
        _judge_sums(case, rate, np.concatenate(sums), share)
    if rate:
        _judge_samples(case, rate, [one.reshape(_ROWS, -1) for one in sums], share, few)


def _dropped(rate: float) -> str:
    return f"in training some hidden units at 0 and the others times 1 / (1 - {rate:g}) = {1 / (1 - rate):.3g}"


def _judge_units(case: Case, rate: float, sums: Sequence[Array], share: Array) -> list[Array]:
    """Each unit by itself is dropped as often as it should be, and whatever becomes of the others; returns the masks."""
    patterns = np.array(list(itertools.product((0.0, 1.0), repeat=len(share))))
    gaps = [np.abs(one[:, None] - patterns @ share) for one in sums]
    if max(float(one.min(axis=1).max()) for one in gaps) > _LEAST / 10:
        raise case.failed(Claim(_dropped(rate), "outputs that no choice of dropped hidden units explains"))
    masks = [patterns[one.argmin(axis=1)] for one in gaps]
    dropped = 1 - np.concatenate(masks)
    if not rate:
        if dropped.any():
            raise case.failed(Claim("with a rate of 0 no unit is dropped", f"{dropped.mean():.3g} of them are"))
        return masks
    _as_often(case, "hidden units dropped", dropped, rate)
    for unit in range(len(share)):
        _as_often(case, f"times that hidden unit {unit} is dropped", dropped[:, unit], rate)
    for one, other in itertools.combinations(range(len(share)), 2):
        apart = dropped[:, one] != dropped[:, other]
        _as_often(case, "times that one unit is dropped and another kept", apart, 2 * rate * (1 - rate))
    return masks


def _judge_sums(case: Case, rate: float, sums: Array, share: Array) -> None:
    """With many units mean and variance of what they add up to are what independent units of this rate give."""
    each = rate * (1 - rate)
    mean, variance = (1 - rate) * float(share.sum()), each * float(np.sum(share**2))
    peaked = (1 - 6 * each) / each * float(np.sum(share**4)) / float(np.sum(share**2)) ** 2
    if abs(float(sums.mean()) - mean) > _SIGMAS * np.sqrt(variance / len(sums)) + 1e-4 * float(np.abs(share).sum()):
        raise case.failed(
            Claim(f"hidden units that add {mean:.4g} to the logit on average", f"{float(sums.mean()):.4g} on average")
        )
    if abs(float(sums.var()) / variance - 1) > _SIGMAS * np.sqrt((2 + max(peaked, 0)) / len(sums)):
        raise case.failed(
            Claim(
                f"hidden units that are dropped independently, a fraction of {rate:g} of them: what they add to the logit "
                f"has a variance of {variance:.3g}",
                f"a variance of {float(sums.var()):.3g}",
            )
        )


def _judge_samples(case: Case, rate: float, seen: Sequence[Array], share: Array, few: bool) -> None:
    """No sample tells what is dropped in another one, of the same call or of the next."""
    each = rate * (1 - rate)
    mean, variance = (1 - rate, each) if few else ((1 - rate) * share.sum(), each * np.sum(share**2))
    first, second = ((one - mean) / np.sqrt(variance) for one in seen)
    waves, others = np.fft.rfft(first, axis=0), np.fft.rfft(second, axis=0)
    scale = np.sqrt(first.size)
    alike = np.fft.irfft(waves * np.conj(waves), len(first), axis=0).sum(axis=1)[1:] / scale
    again = np.fft.irfft(waves * np.conj(others), len(first), axis=0).sum(axis=1) / scale
    if np.max(np.abs(again)) > _SIGMAS + 1:
        found = "the same units dropped on every call" if np.array_equal(first, second) else "masks that recur"
        raise case.failed(Claim("other units dropped on every call", found))
    if np.max(np.abs(alike)) > _SIGMAS + 1:
        apart = int(np.argmax(np.abs(alike))) + 1
        same = (first == first[0]).all()
        raise case.failed(
            Claim(
                "other units dropped for every sample",
                "the same units dropped for all samples of a batch"
                if same
                else f"samples that are {min(apart, len(first) - apart)} apart drop the same units more often than by chance",
            )
        )


def _as_often(case: Case, what: str, happened: Array, expected: float) -> None:
    found = float(np.mean(happened))
    if abs(found - expected) > _SIGMAS * float(np.sqrt(expected * (1 - expected) / np.size(happened))):
        raise case.failed(Claim(f"a fraction of {expected:.3g} of {what}", f"a fraction of {found:.3g}"))


kata = model_kata(
    __name__,
    title="Dropout",
    questions=("Q37", "K5"),
    function=_FUNCTION,
    arguments={
        "input_dim": sizes(1, 8),
        "units": sizes(1, 12),
        "rate": st.integers(0, 19).map(lambda twentieth: twentieth / 20),
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
