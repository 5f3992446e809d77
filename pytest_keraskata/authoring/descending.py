"""Katas whose function compiles a handed-over model for descent: how far its weights go in a step, and which way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.handed import HandedRequest
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.handed import COMPILING, asked_of, batch_for, handed, rate_lasts, the_very_model
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.case import Case, raised_in
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import REGRESSION
from pytest_keraskata.kata import Function
from pytest_keraskata.pictures import Bars, Mark, series

_ROWS, _SEED = 16, 5
# Of the longest way that is allowed; weights are rounded to float32.
_TOLERANCE = 2e-3
# By how much of the whole gradient a tensor must take part for its direction to be told from rounding.
_SHARE = 1e-2
_TENSORS = ("hidden kernel", "hidden bias", "output kernel", "output bias")

# Inputs, hidden units and outputs.
Size = tuple[int, int, int]


class Moved(NamedTuple):
    """A weight tensor before a step, its gradient there, and by how much it moved."""

    words: str
    before: Array
    gradient: Array
    way: Array

    @property
    def rounding(self) -> float:
        """By how much the way may be off."""
        return norm(self.before) * 2e-7


def norm(*values: Array) -> float:
    """The L2 norm of all numbers together."""
    return float(np.sqrt(sum(float(np.sum(np.square(one, dtype="float64"))) for one in values)))


def descent(
    subject: Subject, function: Function, size: Size, named: Mapping[str, Plain], *, length: float | None, steps: int
) -> Case:
    """What an answer makes of a small regression network, and the steps that it then takes.

    Args:
        subject: the answer.
        function: of a model and settings; it compiles the model with SGD.
        size: of the network.
        named: the settings.
        length: of the first gradient; None for targets of up to a million.
        steps: how many.

    Raises:
        Failed: if it doesn't compile that very model, or the model doesn't train.
    """
    right, call = _reference(size), Call(function.name, (_given(size),), named)
    x, generator = inputs(_SEED, size[:1], _ROWS, wide=False), np.random.default_rng(_SEED)
    if length is None:
        y = generator.uniform(-1e6, 1e6, (_ROWS, size[2])).astype("float32")
        y[0] = 1e6
    else:
        start = drawn_weights([("", shape, True) for shape in right.shapes], _SEED)
        right.place(start)
        outputs = right.outputs((x,))
        error = generator.normal(1, 1, outputs.shape)
        # The gradient of a square is proportional to the error.
        y = (outputs + error * length / norm(*_gradients(start, x, outputs + error))).astype("float32")
    pairs = REGRESSION.loss_cases(_SEED, size[2])
    evidence = subject.ask(ModelRequest(call, (x,), pairs, (x,), y, steps, brief=True, seed=_SEED))
    case = Case(call, evidence, right, (x,), REGRESSION, (x,), y, seed=_SEED, loss_cases=pairs, optimizer="SGD")
    the_very_model(case)
    if not evidence.compiled_at_all:
        raise case.failed(Claim("a compiled model", "a model that is not compiled"))
    if "steps" in evidence.problems:
        raise raised_in(case, evidence.problems["steps"], "a model that trains on a batch")
    return case


@cache
def _reference(size: Size) -> Reference:
    def network() -> object:
        hidden = keras.layers.Dense(size[1], activation="tanh")
        return keras.Sequential([keras.Input(size[:1]), hidden, keras.layers.Dense(size[2])])

    return Reference(network, REGRESSION.loss)


@cache
def _given(size: Size) -> Given:
    return _reference(size).given()


def _gradients(weights: Sequence[Array], x: Array, y: Array) -> list[Array]:
    """The gradient of the mean squared error, by hand: a hundred times as fast as a tape."""
    kernel, bias, last, last_bias = (np.asarray(one, "float64") for one in weights)
    with np.errstate(all="ignore"):
        hidden = np.tanh(x @ kernel + bias)
        error = 2 * (hidden @ last + last_bias - y) / y.size
        inner = (error @ last.T) * (1 - hidden**2)
        return [x.T @ inner, inner.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def _steps(case: Case) -> Iterator[list[Moved]]:
    """Each step of a descent, tensor by tensor."""
    assert case.train_targets is not None, "the request had targets"
    words, before = [weight.words for weight in case.evidence.weights], list(case.drawn)
    for step in case.evidence.steps:
        slopes = _gradients(before, case.train_inputs[0], case.train_targets)
        ways = [np.asarray(after, "float64") - one for one, after in zip(before, step.weights, strict=True)]
        yield [Moved(*one) for one in zip(words, before, slopes, ways, strict=True)]
        before = list(step.weights)


def judge_limit(case: Case, rate: float, most: float) -> None:
    """No tensor moves by more than `rate * most` in a step; in the first one each moves against its gradient.

    Raises:
        Failed: if one doesn't.
    """

    def failed(claim: Claim, alone: float, together: float) -> Failed:
        return case.failed(claim, why=_by_settings(case, alone, together, rate, most))

    _judge_lengths(_steps(case), rate, most, failed)
    step = next(_steps(case))
    for one in step:
        length, own = norm(one.way), norm(one.gradient)
        if own < _SHARE * norm(*(other.gradient for other in step)):
            continue
        if length == 0 and _rate_of(case) == 0:
            raise case.failed(Claim(f"a learning rate of {rate:g} in every step", "0 in the first step"))
        if length == 0:
            raise case.failed(Claim(f"a step that moves {one.words}", "it stays where it is"))
        along = float(-np.sum(one.way * one.gradient)) / (length * own)
        if along < 0.999:
            against = f"{one.words} moves against its gradient, however short the step is"
            angle = np.degrees(np.arccos(np.clip(along, -1, 1)))
            raise case.failed(Claim(against, f"it moves in a different direction, {angle:.0f}° off"))
    _judge_shortened(case, step, rate, most)


def _judge_shortened(case: Case, step: list[Moved], rate: float, most: float) -> None:
    """A gradient that is too long becomes as long as allowed, and no shorter: each by itself, or all together."""
    found, whole = norm(*(one.way for one in step)), norm(*(one.gradient for one in step))
    right = rate * min(whole, most)
    due = [right * norm(one.gradient) / max(whole, 1e-30) for one in step]
    if all(
        abs(norm(one.way) - way) <= 0.01 * way + 1e-3 * right + one.rounding for one, way in zip(step, due, strict=True)
    ):
        return
    for one in step:
        alone = rate * min(norm(one.gradient), most)
        if abs(norm(one.way) - alone) > 0.01 * alone + one.rounding:
            raise case.failed(
                Claim(
                    f"a gradient that is too long is shortened to {most:g}: {one.words} moves by {alone:.4g}, "
                    f"or all weights together by {right:.4g}",
                    f"{one.words} moves by {norm(one.way):.4g}, all together by {found:.4g}",
                ),
                why=_by_settings(case, norm(one.way) / alone, found / right, rate, most)
                or ("gradients are shortened further than to the limit" if _rate_of(case) == rate else ""),
                advice="how long is a gradient that was clipped, and how long the step that it leads to?",
            )


def _rate_of(case: Case) -> float | None:
    """What the optimizer says of itself, as exactly as a float32 does."""
    compiled = case.evidence.compiled
    return float(f"{compiled.optimizer.learning_rate:.6g}") if compiled else None


def _by_settings(case: Case, alone: float, together: float, rate: float, most: float) -> str:
    """Why a step is so many times as long as the longest one, where the optimizer's settings say the same.

    Args:
        case: what the optimizer comes from.
        alone: so many times for one tensor.
        together: so many times for all of them.
        rate: the learning rate that is asked for.
        most: the longest gradient.
    """
    compiled, found = case.evidence.compiled, _rate_of(case)
    if compiled is None or found is None:
        return ""
    settings = compiled.optimizer.settings
    times, momentum = together if settings.get("global_clipnorm") else alone, settings.get("momentum") or 0
    if momentum and abs(1 + momentum - times) <= 0.02:
        return "with momentum a step includes earlier steps"
    limit = float(settings.get("clipnorm") or settings.get("global_clipnorm") or most)
    if abs(found * limit / (rate * most) - times) > 0.02 * times:
        return ""
    other_rate = f"the learning rate is {found:g} instead of {rate:g}" if found != rate else ""
    other_limit = f"gradients are shortened to {limit:g} instead of {most:g}" if limit != most else ""
    return ", and ".join(filter(None, (other_rate, other_limit)))


def _judge_lengths(
    steps: Iterator[list[Moved]], rate: float, most: float, failed: Callable[[Claim, float, float], Failed]
) -> None:
    for number, step in enumerate(steps, start=1):
        for one in step:
            if not np.all(np.isfinite(one.way)):
                found = f"{one.words} becomes infinite or nan in step {number}"
                raise failed(Claim("weights that stay finite", found), 1, 1)
            if norm(one.way) > rate * most * (1 + _TOLERANCE) + one.rounding:
                longest = f"no weight tensor moves by more than {rate:g} × {most:g} = {rate * most:g} in a step"
                found = f"{one.words} moves by {norm(one.way):.4g} in step {number}"
                together = norm(*(other.way for other in step)) / (rate * most)
                raise failed(Claim(longest, found), norm(one.way) / (rate * most), together)


def judge_unchanged(case: Case, rate: float, most: float) -> None:
    """As long as all gradients together are shorter than `most`, every step is that of plain SGD.

    Raises:
        Failed: if one isn't.
    """
    for number, step in enumerate(_steps(case), start=1):
        whole = norm(*(one.gradient for one in step))
        if whole >= most * 0.99:
            # A large rate may have gone too far downhill.
            return
        for one in step:
            right = rate * norm(one.gradient)
            if norm(one.way + rate * one.gradient) > 0.01 * right + one.rounding + 1e-9:
                passes = (
                    f"a gradient below the limit stays unchanged: {one.words} moves by {right:.4g} in step {number} "
                    f"(all gradients together are {whole:.3g} long, the limit is {most:g})"
                )
                raise case.failed(Claim(passes, f"it moves by {norm(one.way):.4g}"))


def judge_limited(
    subject: Subject, function: Function, kind: str, loss: str, named: Mapping[str, Plain], rate: float, most: float
) -> None:
    """A model of one of the `KINDS` is returned as it was, and no step is longer than allowed, also later on.

    Args:
        loss: that it is compiled with when it is passed in, or "".

    Raises:
        Failed: if it doesn't, or one is.
    """
    given = handed(kind, 2, None, loss, "rmsprop")
    x = batch_for(given)
    y = np.random.default_rng(_SEED).uniform(-1e6, 1e6, (len(x), 2)).astype("float32")
    call = Call(function.name, (given,), named)
    evidence = asked_of(subject, HandedRequest(call, x, y, updates=1, steps=1), COMPILING)
    rate_lasts(call, evidence, evidence.rates, rate)
    step = [
        Moved(name, before, before, after.astype("float64") - before)
        for name, before, after in zip(evidence.names, evidence.after, evidence.stepped[0], strict=True)
        # Moving statistics follow the batch, and take no steps.
        if "moving" not in name
    ]
    facts = Facts(call, evidence)
    _judge_lengths(iter([step]), rate, most, lambda claim, *_: Failed(claim, call=call, facts=facts))


def picture_of_lengths(case: Case, rate: float, most: float) -> Bars:
    """The gradients as they are, and what the first step makes of them."""
    step = next(_steps(case))
    return Bars(
        "gradients of targets up to a million",
        _TENSORS,
        "length",
        (
            series("the gradient", (norm(one.gradient) for one in step)),
            series("the first step, divided by the learning rate", (norm(one.way) / rate for one in step)),
        ),
        Mark(most, f"max_norm = {most:g}"),
        log=True,
        note="each mark on the scale is a power of ten",
    )
