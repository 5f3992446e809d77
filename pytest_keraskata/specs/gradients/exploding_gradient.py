"""Gradients that are clipped by their norm."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    KINDS, REGRESSION, Call, Kata, Plain, Subject, check, descent, judge_limit, judge_limited, judge_loss,
    judge_unchanged, picture_of_lengths, signature, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

_FUNCTION = signature("compile_with_clipping(model, max_norm=1.0, learning_rate=0.1)")

Named = Mapping[str, Plain]


def sgd(
    settings: Callable[[float, float], Mapping[str, Any]] = lambda limit, rate: {},
    back: Callable[[Any], Any] = lambda model: model,
) -> Callable[..., Any]:
    """Compiles as it should, but for some settings of SGD, made of limit and rate, or for what it hands back."""

    def compiled(model: Any, max_norm: float = 1.0, learning_rate: float = 0.1) -> Any:
        given = {"learning_rate": learning_rate, "clipnorm": max_norm, **settings(max_norm, learning_rate)}
        model.compile(optimizer=keras.optimizers.SGD(**given), loss="mean_squared_error")
        return back(model)

    return compiled


def stepping(change: Callable[[Any, float], Any]) -> Callable[..., Any]:
    """Compiles with an SGD of one's own, that changes each gradient, given the limit, before it steps."""

    def compiled(model: Any, max_norm: float = 1.0, learning_rate: float = 0.1) -> Any:
        class Changed(keras.optimizers.SGD):  # type: ignore[misc]
            def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
                super().update_step(change(gradient, max_norm), variable, learning_rate)

        model.compile(optimizer=Changed(learning_rate=learning_rate), loss="mean_squared_error")
        return model

    return compiled


def norm(gradient: Any, **along: Any) -> Any:
    return keras.ops.sqrt(keras.ops.sum(keras.ops.square(gradient), **along))


def _within(gradient: Any, limit: float, length: Callable[[Any], Any]) -> Any:
    """Shortened to the limit, by one measure of its length or another."""
    return gradient * keras.ops.minimum(1.0, limit / (length(gradient) + 1e-12))


_mistake = partial(wrong_answer, _FUNCTION.name)
_LENGTH = "how is the length of a vector measured?"
_BACK = "what does the function return?"
_LIMIT, _RATE = "how long may a gradient be, and what sets the limit?", "where does the optimizer get its rate from?"
_SHORT, _PAST = "what happens to a gradient that is short enough?", "what does a step know about the steps before it?"
_LOSS = (
    _mistake("not-compiled", lambda model, max_norm=1.0, learning_rate=0.1: model,
             "the model is never compiled", "what does Keras have to know before it can train?"),
    _mistake("optimizer-back", sgd(back=lambda model: model.optimizer), "the optimizer is returned", _BACK),
    _mistake("loss-back", sgd(back=lambda model: model.loss), "the name of the loss is returned", _BACK),
    _mistake("copy-back", sgd(back=lambda model: keras.models.clone_model(model)),
             "a copy of the model is returned", "which model's weights should be trained?"),
)  # fmt: skip
_HUGE = (
    _mistake("no-clipping", sgd(lambda limit, rate: {"clipnorm": None}), "no gradient is clipped", _LIMIT),
    _mistake("clipvalue", sgd(lambda limit, rate: {"clipnorm": None, "clipvalue": limit}),
             "every number is within the limit, but together they are longer",
             "does a limit on each number limit the length of all?"),
    _mistake("small-clipvalue", sgd(lambda limit, rate: {"clipnorm": None, "clipvalue": limit / 50}),
             "if every number is clipped separately, the large ones lose more than the small ones",
             "which of an optimizer's settings keeps the direction of a gradient?"),
    _mistake("momentum", sgd(lambda limit, rate: {"momentum": 0.9}),
             "with momentum a step includes earlier steps", _PAST),
    _mistake("nesterov", sgd(lambda limit, rate: {"momentum": 0.9, "nesterov": True}),
             "with Nesterov momentum a step goes beyond its gradient", _PAST),
    _mistake("fixed-norm", sgd(lambda limit, rate: {"clipnorm": 1.0}), "the limit is 1, whatever the call passes", _LIMIT),
    _mistake("squared-norm", sgd(lambda limit, rate: {"clipnorm": limit**2}),
             "the limit is squared", "is the limited norm a square, or its root?"),
    _mistake("norm-over-rate", sgd(lambda limit, rate: {"clipnorm": limit / rate}),
             "the limit is divided by the learning rate", "is it the gradient that max_norm limits, or the step?"),
    _mistake("decay", sgd(lambda limit, rate: {
        "learning_rate": keras.optimizers.schedules.InverseTimeDecay(rate, 100, 0.5)}),
             "the learning rate falls from step to step", _RATE),
    _mistake("only-kernels", stepping(
                 lambda gradient, limit: _within(gradient, limit, norm) if len(gradient.shape) > 1 else gradient),
             "the gradients of biases are not clipped", "which weights may move too far?"),
    _mistake("largest-number", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: keras.ops.max(keras.ops.abs(one)))),
             "the largest number of a gradient is limited, not its length", _LENGTH),
    _mistake("sum-of-magnitudes", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: keras.ops.sum(keras.ops.abs(one)))),
             "the sum of a gradient's magnitudes is limited, not its length", _LENGTH),
    _mistake("row-by-row", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: norm(one, axis=-1, keepdims=True))),
             "each row of a gradient is clipped by itself", "whose length must stay within the limit?"),
    _mistake("skipped", stepping(lambda gradient, limit: keras.ops.where(keras.ops.norm(gradient) > limit, 0.0, gradient)),
             "a gradient that is too long is dropped", "what is left of a gradient that is clipped?"),
)  # fmt: skip
_SMALL = (
    _mistake("always-scaled", stepping(lambda gradient, limit: gradient / keras.ops.norm(gradient) * limit),
             "every gradient is scaled to the length of the limit, even short ones", _SHORT),
    _mistake("tight-norm", sgd(lambda limit, rate: {"clipnorm": limit * rate}),
             "the limit is multiplied by the learning rate", "is it the gradient that max_norm limits, or the step?"),
    _mistake("default-norm", sgd(lambda limit, rate: {"clipnorm": 0.5 if limit == 1 else limit}),
             "the default of max_norm is 0.5", "which defaults does the task name?"),
    _mistake("default-rate", sgd(lambda limit, rate: {"learning_rate": 0.01 if rate == 0.1 else rate}),
             "the default of learning_rate is 0.01", "which defaults does the task name?"),
    _mistake("fixed-rate", sgd(lambda limit, rate: {"learning_rate": 0.01}),
             "the learning rate is Keras's default, whatever the call passes", _RATE),
    _mistake("exchanged", sgd(lambda limit, rate: {"clipnorm": rate, "learning_rate": limit}),
             "limit and learning rate are swapped", _RATE),
    _mistake("tiny-rate", sgd(lambda limit, rate: {"clipnorm": None, "learning_rate": rate * 1e-7}),
             "the learning rate is so small that nothing explodes, and nothing is learned", _SHORT),
)  # fmt: skip

_SIZES = ((3, 6, 1), (2, 9, 2))
_NAMED: tuple[Named, ...] = ({}, {"max_norm": 0.5}, {"learning_rate": 0.01}, {"max_norm": 3.0, "learning_rate": 0.05})
_DRAWN_SIZES = st.sampled_from(_SIZES)
_DRAWN_SETTINGS = st.fixed_dictionaries(
    {"max_norm": st.sampled_from([0.1, 1.0, 2.0, 10.0]), "learning_rate": st.sampled_from([0.001, 0.1, 0.2])}
)


def _limits(named: Named) -> tuple[float, float]:
    """The rate, and the longest gradient."""
    given = _FUNCTION.arguments(Call(_FUNCTION.name, kwargs=named))
    return given["learning_rate"], given["max_norm"]


@check(pinned=({"size": _SIZES[0], "named": _NAMED[0]}, {"size": _SIZES[1], "named": _NAMED[1]}), mistakes=_LOSS)
def loss(subject: Subject, size: tuple[int, int, int], named: Named) -> None:
    """The model is compiled with SGD and mean squared error."""
    case = descent(subject, _FUNCTION, size, named, length=None, steps=3)
    clipping = ("clipnorm", "clipvalue", "global_clipnorm")
    judge_loss(case, REGRESSION, case.loss_cases, optimizer="SGD", free=clipping, metrics=())


@check(
    size=_DRAWN_SIZES,
    named=_DRAWN_SETTINGS,
    draws=1,
    pinned=tuple(
        {"size": _SIZES[which], "named": _NAMED[named]} for which, named in ((0, 0), (1, 1), (0, 1), (1, 3), (0, 3))
    ),
    after=("loss",),
    mistakes=_HUGE,
)
def huge(subject: Subject, size: tuple[int, int, int], named: Named) -> None:
    """With targets of up to a million, every step stays within the limit and still goes downhill."""
    judge_limit(descent(subject, _FUNCTION, size, named, length=None, steps=3), *_limits(named))
    if named == _NAMED[3]:
        place = _SIZES.index(size)
        judge_limited(subject, _FUNCTION, KINDS[place], ("mean_absolute_error", "")[place], named, *_limits(named))


@check(
    size=_DRAWN_SIZES,
    named=_DRAWN_SETTINGS,
    length=st.sampled_from([1.2, 2.0, 30.0]),
    draws=1,
    pinned=({"size": _SIZES[0], "named": {}, "length": 1.5},),
    after=("loss",),
)
def above(subject: Subject, size: tuple[int, int, int], named: Named, length: float) -> None:
    """Gradients a little above the limit are shortened to it."""
    rate, most = _limits(named)
    judge_limit(descent(subject, _FUNCTION, size, named, length=length * most, steps=1), rate, most)


@check(
    size=_DRAWN_SIZES,
    named=_DRAWN_SETTINGS,
    length=st.sampled_from([0.05, 0.4, 0.95]),
    draws=1,
    pinned=tuple(
        {"size": _SIZES[which], "named": _NAMED[named], "length": length}
        for which, named, length in ((0, 0, 0.9), (1, 0, 0.05), (0, 2, 0.9), (1, 3, 0.3))
    ),
    after=("loss",),
    mistakes=_SMALL,
)
def small(subject: Subject, size: tuple[int, int, int], named: Named, length: float) -> None:
    """Gradients below the limit lead to the steps of plain SGD."""
    rate, most = _limits(named)
    judge_unchanged(descent(subject, _FUNCTION, size, named, length=length * most, steps=2), rate, most)


kata = Kata(
    __name__,
    title="Clipping exploding gradients",
    questions=("G2",),
    functions=(_FUNCTION,),
    checks=(loss, huge, above, small),
    hints=(
        "Which settings of an optimizer limit a gradient, and which of them limit its length instead of each number?",
        "How far can a step of SGD go if no gradient is longer than max_norm?",
        "What should happen to a gradient that is short enough?",
    ),
    pictures=lambda subject: (
        picture_of_lengths(descent(subject, _FUNCTION, _SIZES[0], {}, length=None, steps=3), *_limits({})),
    ),
)
