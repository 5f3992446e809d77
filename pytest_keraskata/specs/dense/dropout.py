"""Dropout between two dense layers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    BINARY, Call, Dense, Dropout, Stack, Subject, check, judge_dropping, signature, sizes, stack_kata, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

_FUNCTION = "build_dropout_net(input_dim=20, units=64, rate=0.5)"


def stack(input_dim: int, units: int, rate: float) -> Stack:
    layers = (Dense(units, "relu"), Dropout(rate), Dense(1, "sigmoid"))
    return Stack(f"{input_dim} numbers per sample", (input_dim,), layers)


def network(input_dim: int, units: int, rate: float) -> Any:
    return stack(input_dim, units, rate).network()


def some(rate: float, units: int) -> Any:
    return keras.layers.Dropout(rate)


def none(rate: float, units: int) -> Any:
    return keras.layers.Identity()


def dropping(
    behind: Callable[[float, int], Any] = some, *, before: Callable[[float], Any] = lambda rate: (),
    end: Callable[[float], Any] = lambda rate: [keras.layers.Dense(1, activation="sigmoid")],
) -> Callable[..., Any]:  # fmt: skip
    """A net with another layer than Dropout behind the hidden units, with layers before them, or with another end."""

    def build_dropout_net(input_dim: int = 20, units: int = 64, rate: float = 0.5) -> Any:
        hidden = keras.layers.Dense(units, activation="relu")
        return keras.Sequential([keras.Input((input_dim,)), *before(rate), hidden, behind(rate, units), *end(rate)])

    return build_dropout_net


_mistake = partial(wrong_answer, "build_dropout_net")
_PLACE, _RATE = "which numbers does dropout act on: inputs, hidden units or output?", "what is the rate a fraction of?"
_NOISE, _EACH = (
    "what happens to a unit that is dropped, and to a unit that isn't?",
    "for which units and samples is a drop decided separately?",
)
_MISTAKES = (
    _mistake("no-dropout", dropping(none), "nothing is dropped", "which layer acts in training only?"),
    _mistake("inputs-dropped", dropping(none, before=lambda rate: [keras.layers.Dropout(rate)]),
             "inputs are dropped, not hidden units", _PLACE),
    _mistake("inputs-too", dropping(before=lambda rate: [keras.layers.Dropout(rate)]),
             "inputs are dropped as well", _PLACE),
    _mistake("output-dropped", dropping(none, end=lambda rate: [
        keras.layers.Dense(1, activation="sigmoid"), keras.layers.Dropout(rate)]),
             "the output probability is dropped, not hidden units", _PLACE),
    _mistake("score-dropped", dropping(none, end=lambda rate: [
        keras.layers.Dense(1), keras.layers.Dropout(rate), keras.layers.Activation("sigmoid")]),
             "the number before the sigmoid is dropped, not hidden units", _PLACE),
    _mistake("twice", dropping(end=lambda rate: [
        keras.layers.Dropout(rate), keras.layers.Dense(1, activation="sigmoid")]),
             "hidden units are dropped twice", "how many units are left if dropout acts twice?"),
    _mistake("kept-fraction", dropping(lambda rate, units: keras.layers.Dropout(1 - rate)),
             "the rate is treated as the fraction to keep", _RATE),
    _mistake("fixed-rate", dropping(lambda rate, units: keras.layers.Dropout(0.5)),
             "half of the units are dropped, whatever the rate is", "where does the layer get its rate from?"),
    _mistake("default-rate", dropping(lambda rate, units: keras.layers.Dropout(0.2 if rate == 0.5 else rate)),
             "the default of rate is 0.2", "which defaults does the task name?"),
    _mistake("alpha", dropping(lambda rate, units: keras.layers.AlphaDropout(rate)),
             "this is AlphaDropout, which doesn't set dropped units to zero", _NOISE),
    _mistake("gaussian", dropping(lambda rate, units: keras.layers.GaussianDropout(rate)),
             "units are multiplied by noise, and none is dropped", _NOISE),
    _mistake("noise", dropping(lambda rate, units: keras.layers.GaussianNoise(rate)),
             "noise is added to units, and none is dropped", _NOISE),
    _mistake("one-for-all-samples", dropping(lambda rate, units: keras.layers.Dropout(rate, noise_shape=(1, units))),
             "the same units are dropped for all samples of a batch", _EACH),
    _mistake("all-or-none", dropping(lambda rate, units: keras.layers.Dropout(rate, noise_shape=(None, 1))),
             "either all units of a sample are dropped, or none", _EACH),
)  # fmt: skip


def _call(input_dim: int, units: int, rate: float) -> Call:
    return Call("build_dropout_net", kwargs={"input_dim": input_dim, "units": units, "rate": rate})


# Of the first three, the last one tells most mistakes apart: how much many units add up to hangs on all of them.
_SIZES = ((4, 3, 0.25), (3, 2, 0.75), (9, 600, 0.3), (3, 2, 0.0), (1, 1, 0.01), (5, 1, 0.985))
_PINNED = (*(_call(*one) for one in _SIZES), Call("build_dropout_net", (4, 3)), Call("build_dropout_net"))


@check(
    call=st.builds(_call, st.just(4), sizes(2, 4), st.integers(1, 19).map(lambda twentieth: twentieth / 20)),
    draws=2,
    pinned=tuple({"call": call} for call in _PINNED),
    after=("architecture",),
    mistakes=_MISTAKES,
)
def training(subject: Subject, call: Call) -> None:
    """In training, units are dropped at random at the right rate, and the others are scaled up."""
    judge_dropping(subject, signature(_FUNCTION), network, call)


kata = stack_kata(
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
    stack=stack,
    outputs=BINARY,
    stochastic=True,
    checks={"training": training},
    on_paper=lambda random: {
        "input_dim": random.randint(3, 12),
        "units": random.choice((4, 8, 12, 16)),
        "rate": random.choice((0.25, 0.5, 0.75)),
    },
    hints=(
        "Which numbers does dropout set to zero: inputs, hidden units or the output?",
        "Why do the units that are kept have to become larger in training?",
        "How does the layer know whether it is in training?",
    ),
)
