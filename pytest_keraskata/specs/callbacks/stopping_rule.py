"""Where training ends under early stopping, and which epoch was best."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls
from pytest_keraskata.authoring.functions import numbers, signature, value
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.pictures import Curves, Mark, series
from pytest_keraskata.kata import Kata

_RULE = signature("stopping_epoch(losses, patience, min_delta=0.0)")
# Exact in float32, in which Keras compares them, so that a tie is one however it is computed: losses of any size about
# losses of any sign, gains of 2⁻²⁰.
_UNITS = st.sampled_from([0.25, 2.0**-20, 2.0**10])
_ABOUT = st.sampled_from([0, 1, -1])


def _numbers(low: int = -2, high: int = 9, longest: int = 12) -> st.SearchStrategy[list[float]]:
    numbers = st.lists(st.integers(low, high), min_size=1, max_size=longest)
    return st.builds(
        lambda some, unit, about: [about * max(1.0, 64 * unit) + unit * one for one in some], numbers, _UNITS, _ABOUT
    )


_LOSSES = st.one_of(
    st.lists(st.integers(-2, 9).map(lambda number: number / 4), min_size=1, max_size=12), _numbers(), _numbers(-9, 0)
)
_PATIENCE = st.integers(1, 5)
_DELTAS = st.sampled_from([0.0, 0.25, 0.5, 1.0, 2.0**-20, 2.0**-19, 1024.0])


def ends(losses: list[float], patience: int, min_delta: float) -> tuple[int, int]:
    """As Keras's EarlyStopping does it, line by line."""
    best, best_epoch, wait = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        wait += 1
        if epoch == 0 or loss + min_delta < best:
            best, best_epoch, wait = loss, epoch, 0
        elif wait >= patience:
            return epoch, best_epoch
    return len(losses) - 1, best_epoch


def _judge(subject: Subject, call: Call) -> None:
    right = ends(**_RULE.arguments(call))
    returned = value(subject, call, f"(last_epoch, best_epoch) = {right}")
    found = as_array(returned)
    facts = Facts(call, returned, {"epochs": right})
    expected = f"({right[0]}, {right[1]}): ends with epoch {right[0]}, best was epoch {right[1]}"
    if found is None or found.shape != (2,):
        raise Failed(Claim(f"two numbers, {expected}", returned.words), call=call, facts=facts)
    if found.dtype.kind not in "iu":
        raise Failed(Claim(f"two ints, {expected}", returned.words), call=call, facts=facts)
    if tuple(found.tolist()) != right:
        raise Failed(Claim(expected, str(tuple(found.tolist()))), call=call, facts=facts)


def _case(losses: list[float], patience: int, *rest: Any) -> dict[str, Any]:
    return {"call": Call(_RULE.name, ([float(loss) for loss in losses], patience, *rest))}


@check(
    call=calls(_RULE.name, losses=_LOSSES, patience=_PATIENCE),
    pinned=(
        _case([5, 3, 4, 4, 4, 1], 2),
        _case([5, 4, 3, 2], 2),
        _case([1, 2, 3, 4, 5, 6], 3),
        # A loss that falls again, but not below the best one.
        _case([3, 1, 5, 4, 3, 2, 0], 3),
        # The improvement comes in the last epoch that is endured.
        _case([3, 4, 5, 2, 3, 4, 5, 1], 3),
        _case([2, 3], 5),
        _case([2, 3, 1], 1),
        # A best loss of 0, losses below it, large ones, and gains that are hardly any.
        _case([1, 0, 0.5, 0.25, 0.5], 2),
        _case([1, 0, -1, -0.5, -0.5, -2], 2),
        _case([-0.5, -1, -0.75, -0.75, -2], 2),
        _case([20, 15, 12, 13, 13, 11], 2),
        _case([1e6, 2e6, 3e5, 4e5, 4e5, 1], 2),
        _case([-1e6, -2e6, -1e5, -1e5], 2),
        _case([0, 0, 0, -1], 2),
        _case([1, *(1 - step * 2.0**-20 for step in range(1, 6)), 1, 1], 2),
        _case([0, *(-step * 2.0**-20 for step in range(1, 6)), 0, 0], 1),
        _case([4096, *(4096 - step * 2.0**-10 for step in range(1, 4)), 4096, 4096], 1),
        {"call": Call(_RULE.name, kwargs={"losses": [4.0, 2.0, 3.0, 3.0], "patience": 2})},
    ),
    draws=60,
)
def rule(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="ties",
    call=calls(_RULE.name, losses=st.lists(st.sampled_from([1.0, 2.0]), min_size=1, max_size=8), patience=_PATIENCE),
    pinned=(_case([2, 2, 2, 2], 2), _case([2, 1, 1, 1, 0], 3), _case([1, 1], 1)),
    draws=15,
)
def ties(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="one_epoch",
    call=calls(_RULE.name, losses=_LOSSES.map(lambda losses: losses[:1]), patience=_PATIENCE),
    pinned=(_case([0.5], 1), _case([0.0], 3)),
    draws=3,
)
def one_epoch(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="min_delta",
    call=calls(_RULE.name, losses=_LOSSES, patience=_PATIENCE, min_delta=_DELTAS),
    pinned=(
        _case([2, 1.75, 1.5, 1.25], 2, 0.5),
        # Beaten by exactly min_delta is not beaten.
        _case([2, 1.5, 1.5, 1.5], 2, 0.5),
        # Small steps add up, since the best loss stays where it is.
        _case([2, 1.75, 1.25, 1.25], 3, 0.5),
        _case([2, 1, 1.5, 1.5], 2, 0.25),
        _case([-1, -2, -2.5, -2.5], 2, 1.0),
        _case([0, -0.5, -0.5 - 2.0**-20, -0.25, -2], 2, 0.5),
        _case([1, 1 - 2.0**-20, 1 - 2.0**-19, 1, 1], 2, 2.0**-20),
        _case([1, 1 - 2.0**-19, 1, 1, 0], 2, 2.0**-20),
        _case([1e6, 1e6 - 1024, 1e6 - 1025, 1e6, 1e6], 2, 1024.0),
        {"call": Call(_RULE.name, ([3.0, 2.5, 2.5],), {"patience": 2, "min_delta": 0.25})},
    ),
    draws=60,
    after=("rule",),
)
def min_delta(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="long_runs",
    seed=st.integers(0, 999),
    patience=st.integers(1, 30),
    pinned=({"seed": 0, "patience": 20}, {"seed": 1, "patience": 600}),
    draws=5,
    after=("rule",),
)
def long_runs(subject: Subject, seed: int, patience: int) -> None:
    """A noisy curve that falls and rises again."""
    _judge(subject, _noisy(seed, patience))


def _noisy(seed: int, patience: int) -> Call:
    generator = np.random.default_rng(seed)
    epochs = 500 if seed % 2 else 120
    curve = np.abs(np.arange(epochs) - 0.4 * epochs) / 32 + generator.integers(0, 16, epochs) / 16
    return Call(_RULE.name, ([float(loss) for loss in curve], patience))


def _pictures(subject: Subject) -> Iterator[Curves]:
    """A noisy curve, as training makes them."""
    call = _noisy(0, 20)
    last, best = ends(**_RULE.arguments(call))
    found = numbers(subject, call)
    if found is not None and found.shape == (2,):
        names = ("ends", "best")
        yield Curves(
            "where training ends, with patience=20",
            "epoch",
            "loss",
            (series("loss", call.args[0]),),
            marks=tuple(Mark(float(epoch), f"{name}: {epoch:g}") for name, epoch in zip(names, found, strict=True)),
            note=f"by the rule the best epoch is {best}, and training ends with epoch {last}",
        )


kata = Kata(
    __name__,
    title="The rule of early stopping",
    questions=("Q21", "K9"),
    functions=(_RULE,),
    checks=(rule, ties, one_epoch, min_delta, long_runs),
    hints=(
        "With which earlier loss is a new one compared: the last one or the best one?",
        "What happens to the epochs that were counted when an improvement comes?",
        "Is a loss that equals the best one an improvement?",
    ),
    pictures=_pictures,
)
