"""Gradients that are clipped by their norm."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.handed import HandedRequest
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.handed import COMPILING, KINDS, asked_of, batch_for, handed, rate_lasts, the_very_model
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.case import Case, raised_in
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import REGRESSION
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Bars, Mark, series

_SIGNATURE = "compile_with_clipping(model, max_norm=1.0, learning_rate=0.1)"
_ROWS = 16
_SEED = 5
# Of the longest way that is allowed; weights are rounded to float32.
_TOLERANCE = 2e-3
# By how much of the whole gradient a tensor must take part for its direction to be told from rounding.
_SHARE = 1e-2

_SIZES = ((3, 6, 1), (2, 9, 2))
_NAMED: tuple[dict[str, Plain], ...] = (
    {},
    {"max_norm": 0.5},
    {"learning_rate": 0.01},
    {"max_norm": 3.0, "learning_rate": 0.05},
)
_settings = st.fixed_dictionaries(
    {"max_norm": st.sampled_from([0.1, 1.0, 2.0, 10.0]), "learning_rate": st.sampled_from([0.001, 0.1, 0.2])}
)


@cache
def _reference(size: tuple[int, int, int]) -> Any:
    def network() -> Any:
        return keras.Sequential(
            [keras.Input(size[:1]), keras.layers.Dense(size[1], activation="tanh"), keras.layers.Dense(size[2])]
        )

    return Reference(network, REGRESSION.loss)


@cache
def _given(size: tuple[int, int, int]) -> Any:
    return _reference(size).given()


def _start(size: tuple[int, int, int]) -> list[Array]:
    """The weights from which the first step is taken."""
    shapes = _reference(size).shapes
    return drawn_weights([("", shape, True) for shape in shapes], _SEED)


def _gradients(weights: list[Array], x: Array, y: Array) -> list[Array]:
    """The gradient of the mean squared error, by hand: a hundred times as fast as a tape."""
    kernel, bias, last, last_bias = (np.asarray(one, "float64") for one in weights)
    hidden = np.tanh(x @ kernel + bias)
    error = 2 * (hidden @ last + last_bias - y) / y.size
    inner = (error @ last.T) * (1 - hidden**2)
    return [x.T @ inner, inner.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def _norm(gradients: list[Array]) -> float:
    return float(np.sqrt(sum(float(np.sum(one**2)) for one in gradients)))


def _case(
    subject: Subject, size: tuple[int, int, int], named: dict[str, Plain], length: float | None, steps: int
) -> Any:
    """A few steps; the first gradient has a given length, or else targets of up to a million."""

    reference, given = _reference(size), _given(size)
    call = Call("compile_with_clipping", (given,), named)
    x = inputs(_SEED, size[:1], _ROWS, wide=False)
    generator = np.random.default_rng(_SEED)
    if length is None:
        y = generator.uniform(-1e6, 1e6, (_ROWS, size[2])).astype("float32")
        y[0] = 1e6
    else:
        reference.place(_start(size))
        right = reference.outputs((x,))
        error = generator.normal(1, 1, right.shape)
        # The gradient of a square is proportional to the error.
        y = (right + error * length / _norm(_gradients(_start(size), x, right + error))).astype("float32")
    loss_cases = REGRESSION.loss_cases(_SEED, size[2])
    request = ModelRequest(call, (x,), loss_cases, (x,), y, steps, brief=True, seed=_SEED)
    evidence = subject.ask(request)
    case = Case(
        call, evidence, reference, (x,), REGRESSION, (x,), y, seed=_SEED, loss_cases=loss_cases, optimizer="SGD"
    )
    the_very_model(case)
    if not evidence.compiled_at_all:
        raise case.failed(Claim("a compiled model", "a model that is not compiled"))
    if "steps" in evidence.problems:
        raise raised_in(case, evidence.problems["steps"], "a model that trains on a batch")
    return case


def _moves(case: Any) -> list[tuple[list[Array], list[Array]]]:
    """The weights before each step, and by how much each moved."""
    found = []
    before = list(case.drawn)
    for step in case.evidence.steps:
        moved = [np.asarray(after, "float64") - one for one, after in zip(before, step.weights, strict=True)]
        found.append((before, moved))
        before = list(step.weights)
    return found


@check(size=st.sampled_from(_SIZES), named=st.just({}), draws=1, pinned=({"size": _SIZES[0], "named": {}},))
def loss(subject: Subject, size: tuple[int, int, int], named: dict[str, Plain]) -> None:
    case = _case(subject, size, named, None, 3)
    judge_loss(
        case,
        REGRESSION,
        case.loss_cases,
        optimizer="SGD",
        free=("clipnorm", "clipvalue", "global_clipnorm"),
        metrics=(),
    )


@check(
    size=st.sampled_from(_SIZES),
    named=_settings,
    draws=1,
    pinned=tuple({"size": _SIZES[place % 2], "named": _NAMED[place]} for place in (0, 1, 3)),
    after=("loss",),
)
def huge(subject: Subject, size: tuple[int, int, int], named: dict[str, Plain]) -> None:
    """Targets up to a million: every step stays within the limit, and still goes downhill."""
    _judge_limit(_case(subject, size, named, None, 3))
    if named == _NAMED[3]:
        for kind, loss in zip(KINDS, ("mean_absolute_error", ""), strict=True):
            _judge_handed(subject, kind, loss, named)


def _judge_handed(subject: Subject, kind: str, loss: str, named: dict[str, Plain]) -> None:
    """Models of every kind, some of them compiled and trained: they are left as they came, and the limit holds."""
    given = handed(kind, 2, None, loss, "rmsprop")
    x = batch_for(given)
    y = np.random.default_rng(_SEED).uniform(-1e6, 1e6, (len(x), 2)).astype("float32")
    call = Call("compile_with_clipping", (given,), named)
    evidence = asked_of(subject, HandedRequest(call, x, y, updates=1, steps=1), COMPILING)
    arguments = signature(_SIGNATURE).arguments(call)
    rate_lasts(call, evidence, evidence.rates, arguments["learning_rate"])
    most = arguments["learning_rate"] * arguments["max_norm"]
    for name, before, after in zip(evidence.names, evidence.after, evidence.stepped[0], strict=True):
        length = float(np.linalg.norm(after.astype("float64") - before))
        # Moving statistics follow the batch, and take no steps.
        if "moving" not in name and length > most * (1 + _TOLERANCE) + float(np.linalg.norm(before)) * 2e-7:
            failure = Claim(f"no weight tensor moves by more than {most:g} in a step", f"{name} moves by {length:.4g}")
            raise Failed(failure, call=call, facts=Facts(call, evidence))


@check(
    size=st.sampled_from(_SIZES),
    named=_settings,
    length=st.sampled_from([1.2, 2.0, 30.0]),
    draws=1,
    pinned=({"size": _SIZES[0], "named": {}, "length": 1.5},),
    after=("loss",),
)
def above(subject: Subject, size: tuple[int, int, int], named: dict[str, Plain], length: float) -> None:
    """Gradients not far above the limit."""
    limit = named.get("max_norm", 1.0)
    _judge_limit(_case(subject, size, named, length * limit, 1))


def _judge_limit(case: Any) -> None:
    given = signature(_SIGNATURE).arguments(case.call)
    rate, most = given["learning_rate"], given["max_norm"]
    for number, (before, moved) in enumerate(_moves(case), start=1):
        for weight, before_it, way in zip(case.evidence.weights, before, moved, strict=True):
            if not np.all(np.isfinite(way)):
                raise case.failed(
                    Claim("weights that stay finite", f"{weight.words} becomes infinite or nan in step {number}")
                )
            length = float(np.linalg.norm(way))
            rounding = float(np.linalg.norm(before_it)) * 2e-7
            if length > rate * most * (1 + _TOLERANCE) + rounding:
                raise case.failed(
                    Claim(
                        f"no weight tensor moves by more than {rate:g} × {most:g} = {rate * most:g} in a step",
                        f"{weight.words} moves by {length:.4g} in step {number}",
                    ),
                    why=_why(case, number, length, rate * most, weight.size, float(np.max(np.abs(way)))),
                )
    before, moved = _moves(case)[0]
    gradients = _gradients(before, case.train_inputs[0], case.train_targets)
    whole = _norm(gradients)
    for weight, gradient, way in zip(case.evidence.weights, gradients, moved, strict=True):
        own = float(np.linalg.norm(gradient))
        if own < _SHARE * whole:
            continue
        length = float(np.linalg.norm(way))
        if length == 0:
            raise case.failed(Claim(f"a step that moves {weight.words}", "it stays where it is"))
        if float(-np.sum(way * gradient)) < 0.999 * length * own:
            raise case.failed(
                Claim(
                    f"{weight.words} moves against its gradient, however short the step is",
                    "it moves in another direction",
                ),
                why=_why_bent(case),
            )


def _why(case: Any, number: int, length: float, most: float, size: int, largest: float) -> str:
    settings = case.evidence.compiled.optimizer.settings if case.evidence.compiled else {}
    if settings.get("momentum") and number > 1:
        return "with momentum a step takes the ones before along"
    if largest <= most * 1.01 and length <= most * np.sqrt(size) * 1.01:
        return "every number is within the limit by itself, but together they are longer"
    return "the gradient is not clipped to this length"


def _why_bent(case: Any) -> str:
    settings = case.evidence.compiled.optimizer.settings if case.evidence.compiled else {}
    if settings.get("clipvalue"):
        return "where every number is cut by itself, the large ones lose more than the small ones"
    return ""


@check(
    size=st.sampled_from(_SIZES),
    named=_settings,
    length=st.sampled_from([0.05, 0.4, 0.95]),
    draws=1,
    pinned=tuple(
        {"size": _SIZES[place % 2], "named": _NAMED[place], "length": (0.9, 0.3)[place % 2]} for place in (0, 2, 3)
    ),
    after=("loss",),
)
def small(subject: Subject, size: tuple[int, int, int], named: dict[str, Plain], length: float) -> None:
    """Gradients below the limit: plain SGD."""
    given = signature(_SIGNATURE).arguments(Call("compile_with_clipping", (None,), named))
    rate, most = given["learning_rate"], given["max_norm"]
    case = _case(subject, size, named, length * most, 2)
    for number, (before, moved) in enumerate(_moves(case), start=1):
        gradients = _gradients(before, case.train_inputs[0], case.train_targets)
        whole = _norm(gradients)
        if whole >= most * 0.99:
            # A large rate may have gone too far downhill.
            break
        for weight, before_it, gradient, way in zip(case.evidence.weights, before, gradients, moved, strict=True):
            right = rate * float(np.linalg.norm(gradient))
            rounding = float(np.linalg.norm(before_it)) * 2e-7 + 1e-9
            if float(np.linalg.norm(way + rate * gradient)) > 0.01 * right + rounding:
                raise case.failed(
                    Claim(
                        f"a gradient below the limit passes unchanged: {weight.words} moves by {right:.4g} in step "
                        f"{number} (all gradients together are {whole:.3g} long, the limit is {most:g})",
                        f"it moves by {float(np.linalg.norm(way)):.4g}",
                    )
                )


def _pictures(subject: Subject) -> Iterator[Bars]:
    """Targets of up to a million: the gradients as they are, and what the first step makes of them."""
    case = _case(subject, _SIZES[0], {}, None, 3)
    given = signature(_SIGNATURE).arguments(case.call)
    before, moved = _moves(case)[0]
    gradients = _gradients(before, case.train_inputs[0], case.train_targets)
    yield Bars(
        "gradients of targets up to a million",
        ("hidden kernel", "hidden bias", "output kernel", "output bias"),
        "length",
        (
            series("the gradient", (float(np.linalg.norm(one)) for one in gradients)),
            series(
                "the first step, divided by the learning rate",
                (np.linalg.norm(way) / given["learning_rate"] for way in moved),
            ),
        ),
        Mark(given["max_norm"], f"max_norm = {given['max_norm']:g}"),
        log=True,
        note="each mark on the scale is a power of ten",
    )


kata = Kata(
    __name__,
    title="Clipping exploding gradients",
    questions=("G2",),
    functions=(signature(_SIGNATURE),),
    checks=(loss, huge, above, small),
    hints=(
        "Which settings of an optimizer limit a gradient, and which of them look at its length, not at each number?",
        "How far can a step of SGD go if no gradient is longer than max_norm?",
        "What should happen to a gradient that is short enough?",
    ),
    pictures=_pictures,
)
