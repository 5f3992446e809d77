"""Where training ends under early stopping, and which epoch was best."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Call, Curves, Mark, Plain, Subject, function, function_kata, numbers, series,
)  # fmt: skip
from pytest_keraskata.specs.callbacks._ending import DELTA, RULE, TIE, Losses, ends

stopping = function("stopping_epoch(losses, patience, min_delta=0.0)")
# Exact in float32, in which Keras compares them, so that a tie is one however it is computed: losses of any size about
# losses of any sign, gains of 2⁻²⁰.
_WHOLE = st.lists(st.integers(-2, 9), min_size=1, max_size=12) | st.lists(st.integers(-9, 0), min_size=1, max_size=12)
_LOSSES = st.builds(
    lambda some, unit, about: [about * max(1.0, 64 * unit) + unit * one for one in some],
    _WHOLE, st.sampled_from([0.25, 2.0**-20, 2.0**10]), st.sampled_from([0, 0, 1, -1]),
)  # fmt: skip
_DRAWN = {"losses": _LOSSES, "patience": st.integers(1, 5)}
_DELTAS = st.sampled_from([0.0, 0.25, 0.5, 1.0, 2.0**-20, 2.0**-19, 1024.0])


def case(losses: Losses, patience: int, *min_delta: float) -> tuple[Plain, ...]:
    return [float(loss) for loss in losses], patience, *min_delta


def noisy(seed: int, patience: int) -> dict[str, Plain]:
    """A noisy curve that falls and rises again, as training makes them."""
    generator = np.random.default_rng(seed)
    epochs = 500 if seed % 2 else 120
    curve = np.abs(np.arange(epochs) - 0.4 * epochs) / 32 + generator.integers(0, 16, epochs) / 16
    return {"losses": [float(loss) for loss in curve], "patience": patience}


def _pictures(subject: Subject) -> Iterator[Curves]:
    curve = noisy(0, 20)
    last, best = ends(curve["losses"], 20, 0.0)
    found = numbers(subject, Call(stopping.name, tuple(curve.values())))
    if found is not None and found.shape == (2,):
        marks = [Mark(float(epoch), f"{name}: {epoch:g}") for name, epoch in zip(("ends", "best"), found, strict=True)]
        told = f"by the rule the best epoch is {best}, and training ends with epoch {last}"
        lines = (series("loss", curve["losses"]),)
        yield Curves("where training ends, with patience=20", "epoch", "loss", lines, marks=tuple(marks), note=told)


_returns = partial(stopping.returns, right=ends, names=("last_epoch", "best_epoch"))
kata = function_kata(
    __name__,
    title="The rule of early stopping",
    questions=("Q21", "K9"),
    functions=(stopping,),
    checks=(
        _returns(
            "rule",
            draws=_DRAWN,
            examples=60,
            pinned=[
                case([5, 3, 4, 4, 4, 1], 2), case([5, 4, 3, 2], 2), case([3, 2, 1], 5), case([1, 2, 3, 4, 5, 6], 3),
                # A loss that falls again, but not below the best one.
                case([3, 1, 5, 4, 3, 2, 0], 3),
                # The improvement comes in the last epoch that is endured.
                case([3, 4, 5, 2, 3, 4, 5, 1], 3), case([2, 3], 5), case([2, 3, 1], 1),
                # A best loss of 0, losses below it, large ones, and gains that are hardly any.
                case([1, 0, 0.5, 0.25, 0.5], 2), case([1, 0, -1, -0.5, -0.5, -2], 2),
                case([-0.5, -1, -0.75, -0.75, -2], 2), case([20, 15, 12, 13, 13, 11], 2),
                case([1e6, 2e6, 3e5, 4e5, 4e5, 1], 2), case([2.0**126, 2.0**125, 2.0**126, 2.0**126], 2), case([-1e6, -2e6, -1e5, -1e5], 2), case([0, 0, 0, -1], 2),
                # Ties after a gain; losses that are tiny, and so are their gains.
                case([2, 1, 1, 1, 0], 2), case([2.0**-40 * one for one in (9, 8, 7, 6, 5, 6)], 1),
                case([1, *(1 - step * 2.0**-20 for step in range(1, 6)), 1, 1], 2),
                case([0, *(-step * 2.0**-20 for step in range(1, 6)), 0, 0], 1),
                case([4096, *(4096 - step * 2.0**-10 for step in range(1, 4)), 4096, 4096], 1),
                {"losses": [4.0, 2.0, 3.0, 3.0], "patience": 2},
            ],
            mistakes=RULE,
        ),
        _returns("ties", draws={**_DRAWN, "losses": st.lists(st.sampled_from([1.0, 2.0]), min_size=1, max_size=8)},
                 examples=15, pinned=[case([2, 2, 2, 2], 2), case([2, 1, 1, 1, 0], 3), case([1, 1], 1)],
                 mistakes=(TIE,)),
        _returns("one_epoch", draws={**_DRAWN, "losses": _LOSSES.map(lambda losses: losses[:1])}, examples=3,
                 pinned=[case([0.5], 1), case([0.0], 3)]),
        _returns(
            "min_delta",
            draws={**_DRAWN, "min_delta": _DELTAS},
            examples=60,
            pinned=[
                case([2, 1.75, 1.5, 1.25], 2, 0.5),
                # Beaten by exactly min_delta is not beaten.
                case([2, 1.5, 1.5, 1.5], 2, 0.5),
                # Small steps add up, since the best loss stays where it is.
                case([2, 1.75, 1.25, 1.25], 3, 0.5), case([2, 1, 1.5, 1.5], 2, 0.25),
                case([-1, -2, -2.5, -2.5], 2, 1.0), case([0, -0.5, -0.5 - 2.0**-20, -0.25, -2], 2, 0.5),
                case([1, 1 - 2.0**-20, 1 - 2.0**-19, 1, 1], 2, 2.0**-20), case([1, 1 - 2.0**-19, 1, 1, 0], 2, 2.0**-20),
                case([1e6, 1e6 - 1024, 1e6 - 1025, 1e6, 1e6], 2, 1024.0),
                {"losses": [3.0, 2.5, 2.5], "patience": 2, "min_delta": 0.25},
            ],
            mistakes=DELTA,
            after=("rule",),
        ),
        _returns("long_runs", draws=st.builds(noisy, st.integers(0, 999), st.integers(1, 30)), examples=5,
                 pinned=[tuple(noisy(0, 20).values()), tuple(noisy(1, 600).values())], after=("rule",)),
    ),
    hints=(
        "Which earlier loss is a new one compared with: the last one or the best one?",
        "What happens to the count when an improvement comes?",
        "Is a loss that equals the best one an improvement?",
    ),
    pictures=_pictures,
)  # fmt: skip
