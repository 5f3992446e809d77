"""A callback that lowers the learning rate on a plateau."""

from collections.abc import Iterator

from hypothesis import strategies as st

from pytest_keraskata.authoring import Call, CallbackRequest, Curves, Kata, Subject, check, logs_of, series, trains_at
from pytest_keraskata.specs.callbacks._plateau import (
    AGAIN, DEFAULTS, MIN_DELTA, NO_VALIDATION, REDUCE, REDUCES, Losses, judge, rates, reducing, starts_anew,
)  # fmt: skip

# None of these sums differ by just 0.0001, where rounding would decide.
_STEP = 3e-5


def _call(factor: float, patience: int) -> Call:
    return Call(REDUCE.name, (), {"factor": factor, "patience": patience})


_PLATEAUS = (
    [3.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.5, 1.5, 1.5],
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0],
)
_FALLING = [9.0 - epoch for epoch in range(8)]
# Losses, factor, patience, rate, and the epoch in which another callback sets a rate.
Case = tuple[list[float], float, int, float, int | None]
_CASES: tuple[Case, ...] = (
    (_PLATEAUS[0], 0.5, 2, 0.25, None),
    (_PLATEAUS[1], 0.1, 1, 0.01, None),
    ([2.0, 1.0, 3.0, 3.0, 0.5, 3.0, 3.0, 3.0, 3.0], 0.2, 3, 1.0, None),
    (_FALLING, 0.2, 1, 0.5, None),
    ([1.0, 6.0, 5.0, 4.0, 3.0, 2.0], 0.5, 2, 0.5, None),
    (_PLATEAUS[1], 0.5, 2, 0.5, 2),
    # After a reduction losses fall, and stay above the best one.
    ([1.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0], 0.5, 1, 0.5, None),
    ([2.0, *[1.0] * 6], 0.5, 2, 0.5, 3),
    # Zero as the best, negative ones, a best above whatever one might begin with, gains small beside the loss.
    ([2.0, 0.0, 1.0, 0.0, -1.0, 0.0, 0.0], 0.5, 2, 0.5, None),
    ([-1.0, -2.0, -1.5, -1.5, -3.0], 0.5, 2, 0.5, None),
    ([5e6, 3e6, 2e6, 4e6, 1e6, 1e6], 0.5, 2, 0.5, None),
    ([2.0**126, 2.0**125, 2.0**124, 2.0**125, 2.0**125], 0.5, 2, 0.5, None),
    ([1000 - 0.01 * epoch for epoch in range(6)], 0.5, 2, 0.5, None),
    ([500 - 0.02 * epoch for epoch in range(6)], 0.5, 1, 0.5, None),
    # Patience, factors, and reductions in a row beyond those that are drawn.
    ([2.0 - epoch / 64 for epoch in range(8)] + [2.0] * 65, 0.01, 30, 0.5, None),
    ([1.0] * 60, 0.99, 1, 0.004, None),
    ([1.0] * 8, 0.5, 1, 0.004, None),
    # Gains a little above 0.0001, which rounding to fewer digits would lose.
    ([1 - 1.04e-4 * epoch for epoch in range(5)], 0.5, 1, 0.5, None),
)
# What keeps the order of losses, whatever their size and sign, and every gain above 0.0001.
_SCALES = ((1.0, 0.0), (1.0, -3.0), (1.0, -9.0), (1e6, 0.0), (0.01, 1000.0), (0.01, -5e4))


@st.composite
def _losses(draw: st.DrawFn) -> list[float]:
    scale, offset = draw(st.sampled_from(_SCALES))
    return [scale * value + offset for value in draw(st.lists(st.integers(1, 6), min_size=2, max_size=14))]


@check(
    case=st.tuples(
        _losses(),
        st.sampled_from([0.1, 0.2, 0.5, 0.9]),
        st.integers(1, 4),
        st.sampled_from([0.5, 1.0, 0.001]),
        st.none() | st.integers(0, 12),
    ),
    pinned=tuple({"case": case} for case in _CASES),
    draws=6,
    mistakes=REDUCES,
)
def reduces(subject: Subject, case: Case) -> None:
    """The learning rate after each epoch is the one that the rule requires, even if other code changes it."""
    losses, factor, patience, rate, at = case
    # Where the validation loss does nothing but rise, so do the other values: whoever watches them is right there.
    others = "rising" if losses == sorted(losses) else "falling"
    judge(subject, _call(factor, patience), losses, rate=rate, at=at, others=others)


@check(
    losses=_losses(),
    others=st.sampled_from(["falling", "rising"]),
    pinned=tuple(
        {"losses": losses, "others": others} for losses in (_PLATEAUS[0], _FALLING) for others in ("falling", "rising")
    ),
    draws=2,
    after=("reduces",),
)
def watches(subject: Subject, losses: list[float], others: str) -> None:
    """Only the validation loss counts, whatever the other values do."""
    judge(subject, _call(0.5, 2), losses, others=others, scalars="numpy" if others == "rising" else "float")


@check(
    steps=st.lists(st.integers(0, 12), min_size=3, max_size=12),
    pinned=(
        {"steps": [12, 9, 6, 3, 0, 0]},
        {"steps": [12, 8, 4, 0, 0, 0]},
        {"steps": [*range(12, 0, -1)]},
        {"steps": [12, 11, 10, 9, 9]},
    ),
    draws=4,
    after=("reduces",),
    mistakes=MIN_DELTA,
)
def min_delta(subject: Subject, steps: list[int]) -> None:
    """Losses that differ by about 0.0001 are compared as Keras compares them."""
    judge(subject, _call(0.5, 2), [1 + _STEP * step for step in steps])


@check(
    after=("reduces",),
    pinned=tuple({"case": case} for case in ("again", "waiting", "higher", "continued")),
    mistakes=AGAIN,
)
def again(subject: Subject, case: str) -> None:
    """The same callback begins again in a second training."""
    cases: dict[str, list[Losses]] = {
        "again": [[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]],
        "waiting": [[2.0, 3.0, 3.0], [1.0, 3.0, 3.0, 3.0, 3.0]],
        "higher": [[1.0, 0.5], [9.0, 8.0, 7.0, 6.0, 5.0]],
        # Epochs are numbered on from an earlier training: none of them is 0.
        "continued": [[2.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]],
    }
    # Older versions of Keras keep the best loss; with them, to keep it and to forget it is both right.
    if case == "waiting" or starts_anew():
        judge(subject, _call(0.5, 3 if case == "waiting" else 2), *cases[case], first=6 if case == "continued" else 0)


@check(
    losses=st.lists(st.sampled_from([None, 1.0, 2.0]), min_size=3, max_size=8),
    pinned=({"losses": [None] * 4}, {"losses": [2.0, None, 2.0, None, None, 2.0, 1.0]}, {"losses": [3.0, None, 2.0, 2.0]}),
    draws=4,
    after=("reduces",),
    mistakes=NO_VALIDATION,
)  # fmt: skip
def without_validation(subject: Subject, losses: list[float | None]) -> None:
    """Epochs without `val_loss` change nothing."""
    judge(subject, _call(0.5, 2), losses)


@check(
    after=("reduces",),
    pinned=(
        {"call": Call(REDUCE.name)},
        {"call": Call(REDUCE.name, (), {"factor": 0.5})},
        {"call": Call(REDUCE.name, (), {"patience": 2})},
        {"call": Call(REDUCE.name, (0.5, 2))},
    ),
    mistakes=DEFAULTS,
)
def defaults(subject: Subject, call: Call) -> None:
    """Omitted arguments have the defaults of the signature."""
    judge(subject, call, [4.0, 3.0, *[5.0] * 8])


@check(after=("reduces",), pinned=({"call": _call(0.5, 1)},))
def fit(subject: Subject, call: Call) -> None:
    """In a real `fit` in which nothing improves, the learning rate is reduced."""
    rate = 1e-12
    evidence = reducing(subject, CallbackRequest(call, learning_rate=rate, fit=4))
    trains_at(call, evidence, evidence.epochs, [rate, rate, rate / 2, rate / 4], [1.0] * 4)


def _pictures(subject: Subject) -> Iterator[Curves]:
    losses, factor, patience, rate = _PLATEAUS[0], 0.5, 2, 0.25
    request = CallbackRequest(_call(factor, patience), (logs_of(losses, "falling"),), learning_rate=rate)
    found = [epoch.trained_at for epoch in reducing(subject, request).epochs]
    right = rates(losses, factor, patience, rate)[: len(losses)]
    title = f"factor={factor:g}, patience={patience}"
    yield Curves(f"what it sees: {title}", "epoch", "validation loss", (series("validation loss", losses),), first=1)
    both = (series("expected", right, expected=True), series("yours", found))
    yield Curves(f"what it does: {title}", "epoch", "learning rate", both, first=1)


kata = Kata(
    __name__,
    title="Reducing the learning rate on a plateau",
    questions=("Q47",),
    functions=(REDUCE,),
    checks=(reduces, watches, min_delta, again, without_validation, defaults, fit),
    hints=(
        "Which of Keras's callbacks waits for a plateau, and what does it watch?",
        "Which of its settings does the task need, and which keep their defaults?",
        "If you write it yourself: what has to be reset when training starts?",
    ),
    pictures=_pictures,
)
