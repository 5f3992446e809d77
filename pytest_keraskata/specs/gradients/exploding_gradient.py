"""Gradients that are clipped by their norm."""

from collections.abc import Mapping

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    KINDS, REGRESSION, Call, Kata, Plain, Subject, check, descent, judge_limit, judge_limited, judge_loss,
    judge_unchanged, picture_of_lengths, signature,
)  # fmt: skip
from pytest_keraskata.specs.gradients._clipping import HUGE, LOSS, SMALL

_FUNCTION = signature("compile_with_clipping(model, max_norm=1.0, learning_rate=0.1)")

Named = Mapping[str, Plain]

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


@check(pinned=({"size": _SIZES[0], "named": _NAMED[0]}, {"size": _SIZES[1], "named": _NAMED[1]}), mistakes=LOSS)
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
    mistakes=HUGE,
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
    mistakes=SMALL,
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
